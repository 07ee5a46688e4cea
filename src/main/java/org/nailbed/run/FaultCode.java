package org.nailbed.run;

/** Every way in which a run can go wrong: who is to blame, and what the operator does next. */
public enum FaultCode {
    // The link to the board.
    PORT_NOT_FOUND(Blame.STATION, "Plug the adapter in; check the slot's port in the station file."),
    PORT_BUSY(Blame.STATION, "Close the other program that holds this port."),
    PORT_GONE(Blame.STATION, "The port vanished. Check cable and USB hub, then start again."),
    WRITE_STALLED(Blame.STATION, "The adapter takes no more bytes. Unplug it and plug it in again."),
    BAD_ADDRESS(Blame.SETUP, "The slot's port in the station file is not the address of a port. Call an engineer."),
    BAUD_REFUSED(Blame.SETUP, "The adapter cannot do this rate. Lower the slot's baud in the station file."),
    NO_RESET_LINES(
            Blame.SETUP,
            "This port cannot reset the board. Use one with DTR and RTS, or leave boot-check out of the product."),
    NOT_VERIFIABLE(Blame.SETUP, "What this chip's ROM loader writes cannot be proven. Choose the stub loader."),
    NO_SYNC(Blame.STATION, "Reseat the board; check EN and IO0 on this slot."),
    GARBAGE_HEARD(Blame.STATION, "Check ground and signal wires of this slot; check the crystal of the board."),
    WRONG_BOOT_MODE(Blame.STATION, "The board ran its application instead of the loader. Check IO0 on this slot."),
    LINK_CORRUPT(Blame.STATION, "Blocks arrive damaged. Shorten the cable or lower the slot's baud."),
    REPLY_TIMEOUT(Blame.STATION, "The board fell silent. Reseat it and start again."),
    PROTOCOL_ERROR(Blame.SOFTWARE, "Start again; if it repeats, hand the trace of this run to an engineer."),
    STUB_FAILED(Blame.STATION, "The stub loader did not start. Start again; if it repeats, set the board aside."),

    // What is on the slot.
    WRONG_CHIP(Blame.SETUP, "This is another board than the product names. Take the right board."),
    WRONG_REVISION(Blame.SETUP, "The firmware was not built for this revision of the chip. Call an engineer."),
    BOARD_CHANGED(Blame.SETUP, "The board was exchanged in the middle of the run. Start again, and leave it in."),
    FLASH_TOO_SMALL(Blame.SETUP, "The board's flash is smaller than the product names. Take the right board."),
    FLASH_UNKNOWN(Blame.SETUP, "The size of this board's flash chip is not known. Call an engineer."),
    SECURITY_REFUSED(Blame.SETUP, "The board is locked (secure boot, encryption or secure download). Set it aside."),
    DUPLICATE_MAC(
            Blame.SETUP, "Another unit already has this MAC. Check which board carries the scanned serial number."),

    // The rules of the line.
    SERIAL_INVALID(Blame.SETUP, "This is no serial number of the product. Scan the label of the board."),
    SERIAL_BOUND(Blame.SETUP, "This serial number belongs to another board. Check which label the board carries."),
    SERIALS_USED_UP(Blame.SETUP, "The range of serial numbers is used up. Call an engineer."),
    UNIT_BUSY(Blame.SETUP, "This unit is on another slot right now. Wait for its end."),
    ROUTE_NOT_MET(Blame.SETUP, "This unit has not passed an earlier step. Take it there first."),
    ALREADY_PASSED(Blame.SETUP, "This unit has passed this step already. Put it with the good ones."),
    TOO_MANY_ATTEMPTS(Blame.SETUP, "This unit was tried often enough. Hand it to repair."),
    JOB_FULL(Blame.SETUP, "The job has all its boards. Start the next job."),
    JOB_NOT_RUNNING(Blame.SETUP, "The job of this slot is paused or finished. Start it, or choose another."),
    PRODUCT_WITHDRAWN(Blame.SETUP, "This revision of the product was withdrawn. Call an engineer."),
    FIRMWARE_WITHDRAWN(Blame.SETUP, "A firmware image of this product was withdrawn. Call an engineer."),

    // The board itself.
    FLASH_DEAD(Blame.DUT, "The flash chip does not answer. Set the board aside."),
    FLASH_WRITE_FAILED(Blame.DUT, "The flash chip refused a write. Set the board aside."),
    DIGEST_MISMATCH(Blame.DUT, "Flash once more; if it repeats, set the board aside."),
    BOOT_NOT_SEEN(Blame.DUT, "The board did not boot what was written. Set it aside."),
    BOOT_LOOP(Blame.DUT, "The board restarts again and again. Set it aside."),
    BOOT_CRASH(Blame.DUT, "The application crashed while it started. Set the board aside."),
    WRONG_VERSION(Blame.DUT, "The board runs another version than was written. Flash once more; then set it aside."),
    CONSOLE_SILENT(Blame.DUT, "The application does not answer. Set the board aside."),
    CONSOLE_MISMATCH(Blame.DUT, "The application's answer is wrong. Set the board aside."),
    RAM_TEST_FAILED(Blame.DUT, "The test program in RAM did not do its work. Set the board aside."),
    PROMPT_REFUSED(Blame.DUT, "A person saw that the board is bad. Set it aside."),
    LABEL_MISMATCH(Blame.DUT, "The label does not say what it should. Remove it and print another."),
    LIMIT_EXCEEDED(Blame.DUT, "A measurement is outside its limits. Set the board aside."),
    MEASUREMENT_MISSING(Blame.DUT, "A declared measurement was not taken. Start again."),

    // What the run needs beside the board.
    UNIT_DATA_MISSING(Blame.SETUP, "This unit lacks data that its product wants. Check its serial number and lists."),
    PATTERN_TOO_SLOW(Blame.SETUP, "A pattern of the product takes too long on what the board says. Call an engineer."),
    FIRMWARE_INVALID(Blame.SETUP, "The firmware does not fit this board. Call an engineer."),
    LOOKUP_FAILED(Blame.STATION, "The data of this unit could not be fetched. Check the network; start again."),
    INSTRUMENT_DOWN(Blame.STATION, "The instrument does not answer. Check its power and cable."),
    INSTRUMENT_BUSY(Blame.STATION, "The instrument was not free in time. Start again."),
    INSTRUMENT_REPLY(Blame.STATION, "The instrument answered nonsense. Switch it off and on; start again."),
    PRINTER_DOWN(Blame.STATION, "The label printer does not answer. Check its power and cable."),
    PRINTER_NOT_READY(Blame.STATION, "The label printer is not ready. Check paper, ribbon, head and pause."),
    HOOK_FAILED(Blame.STATION, "A command of the station failed. Call an engineer."),
    DATABASE_DOWN(Blame.STATION, "The record could not be stored. Call an engineer, then run this board again."),
    INTERNAL(Blame.SOFTWARE, "Hand the trace of this run to an engineer."),

    // People and power.
    STOPPED(Blame.OPERATOR, "Start again when ready."),
    PROMPT_UNANSWERED(Blame.OPERATOR, "Nobody answered the question in time. Start again."),
    STATION_DIED(Blame.OPERATOR, "The station stopped in the middle of this run. Run the board again.");

    private final Blame blame;
    private final String nextAction;

    FaultCode(Blame blame, String nextAction) {
        this.blame = blame;
        this.nextAction = nextAction;
    }

    public Blame blame() {
        return blame;
    }

    /** One sentence or two to the operator. */
    public String nextAction() {
        return nextAction;
    }
}
