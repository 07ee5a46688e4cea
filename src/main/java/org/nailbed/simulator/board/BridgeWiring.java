package org.nailbed.simulator.board;

import java.util.Random;
import org.nailbed.simulator.Attachment.UartBridge;
import org.nailbed.simulator.boot.ResetCause;

/** A USB-UART bridge: the reset circuit on its lines, and a wire whose two ends may run at different rates. */
final class BridgeWiring implements Wiring {
    /** On a line that is too fast one byte in this many is hit. */
    private static final int DAMAGED_ONE_IN = 4;

    private static final double DIVIDER_SLACK = 1.02;

    private final UartBridge bridge;
    private final ResetCircuit circuit = new ResetCircuit();
    private final Random noise;

    BridgeWiring(UartBridge bridge, long seed) {
        this.bridge = bridge;
        noise = new Random(seed);
    }

    @Override
    public boolean set(boolean dtr, boolean rts, long now) {
        return circuit.set(dtr, rts, now);
    }

    /** A bridge keeps its lines as they are. */
    @Override
    public void letGo() {}

    @Override
    public boolean holdsReset() {
        return circuit.holdsReset();
    }

    @Override
    public long upAtNanos() {
        return circuit.upAtNanos();
    }

    @Override
    public Rise comeUp() {
        return new Rise(ResetCause.POWER_ON, circuit.comeUp());
    }

    @Override
    public boolean pullsStrap() {
        return circuit.pullsStrap();
    }

    @Override
    public int rate(int clientBaud, int uartBaud) {
        return clientBaud == 0 ? uartBaud : Math.min(clientBaud, bridge.highestBaud());
    }

    @Override
    public boolean isClear(int senderBaud, int receiverBaud) {
        return Uart.agree(senderBaud, receiverBaud) && !isTooFast(Math.max(senderBaud, receiverBaud));
    }

    @Override
    public byte[] carry(byte[] sent, int senderBaud, int receiverBaud) {
        byte[] heard = Uart.agree(senderBaud, receiverBaud) ? sent : Uart.hear(sent, senderBaud, receiverBaud);
        return isTooFast(Math.max(senderBaud, receiverBaud)) ? damaged(heard) : heard;
    }

    /** A chip's divider misses the rate that it was asked for by a little: at 921600 it runs at 921659. */
    private boolean isTooFast(int baud) {
        return baud > bridge.highestCleanBaud() * DIVIDER_SLACK;
    }

    private byte[] damaged(byte[] bytes) {
        byte[] hit = bytes.clone();
        for (int i = 0; i < hit.length; i++) {
            if (noise.nextInt(DAMAGED_ONE_IN) == 0) {
                hit[i] ^= (byte) (1 << noise.nextInt(8));
            }
        }
        return hit;
    }

    @Override
    public boolean isPortOfChip() {
        return false;
    }
}
