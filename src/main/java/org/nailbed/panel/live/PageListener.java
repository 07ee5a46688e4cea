package org.nailbed.panel.live;

/** One page that listens. */
interface PageListener {

    String id();

    /**
     * Takes a message without waiting.
     *
     * @return false when the page does not keep up: it is cut off, comes back, and begins anew with the whole station
     */
    boolean offer(String message);

    void cutOff();
}
