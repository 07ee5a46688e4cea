package org.nailbed.simulator.loader;

/** The button and the lamp on a board. Belongs to the board's thread. */
public final class Controls {
    private boolean pressed;
    private boolean lit;

    public boolean isPressed() {
        return pressed;
    }

    public void press(boolean held) {
        pressed = held;
    }

    public boolean isLit() {
        return lit;
    }

    public void light(boolean on) {
        lit = on;
    }
}
