package org.nailbed.app.bench.sample;

import org.nailbed.firmware.Image;

/**
 * One firmware to measure with.
 *
 * @param image what is written, at the place of an application
 * @param what where it comes from, in a few words
 */
public record Sample(Image image, String what) {

    public String name() {
        return image.name();
    }
}
