package org.nailbed.run;

/** A file kept with a run, such as the trace of its port. The array is handed over: nobody changes it afterwards. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a list of bytes would be 20 times its size
public record Attachment(String name, String mediaType, byte[] content) {}
