package org.nailbed.panel.json;

import org.nailbed.run.ImageUse;

/** An image and its place in flash. */
public record ImageJson(String name, int offset, int sizeBytes, String sha256) {

    public static ImageJson of(ImageUse image) {
        return new ImageJson(image.name(), image.offset(), image.sizeBytes(), image.sha256());
    }
}
