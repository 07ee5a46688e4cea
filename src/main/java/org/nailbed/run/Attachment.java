package org.nailbed.run;

/** A file kept with a run, such as the trace of its port. The array is handed over: nobody changes it afterwards. */
public record Attachment(String name, String mediaType, byte[] content) {}
