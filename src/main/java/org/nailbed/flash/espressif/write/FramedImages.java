package org.nailbed.flash.espressif.write;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.firmware.Image;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.write.FramedImage.Form;

/** Frames every image once for each kind of loader and rate, however many boards take it, and forgets it with the image. */
final class FramedImages {
    private static final Map<Image, Map<Form, FramedImage>> KNOWN = new WeakHashMap<>();

    private FramedImages() {}

    /** The same object for every caller; who asks while it is made waits. */
    static FramedImage of(Image image, Dialect dialect, int baud) {
        Form form = Form.of(image, dialect, baud);
        Map<Form, FramedImage> forms = formsOf(image);
        // When a better stream came, boards under way keep the frames they hold; nobody else needs those.
        forms.keySet().removeIf(other -> other.streamBytes() != form.streamBytes());
        return forms.computeIfAbsent(form, wanted -> FramedImage.of(image, wanted));
    }

    private static Map<Form, FramedImage> formsOf(Image image) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(image, unseen -> new ConcurrentHashMap<>());
        }
    }
}
