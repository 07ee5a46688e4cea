package org.nailbed.wire;

import java.io.Closeable;
import java.io.IOException;

/** Closing where nothing can be done about a failure to close. */
public final class Closing {
    private Closing() {}

    public static void quietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            // The far side is gone already: what was to be freed is free.
        }
    }
}
