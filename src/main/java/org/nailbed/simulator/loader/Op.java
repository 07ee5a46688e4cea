package org.nailbed.simulator.loader;

/** Command numbers (protocol reference, 2.1). */
public final class Op {
    private Op() {}

    public static final int FLASH_BEGIN = 0x02;
    public static final int FLASH_DATA = 0x03;
    public static final int FLASH_END = 0x04;
    public static final int MEM_BEGIN = 0x05;
    public static final int MEM_END = 0x06;
    public static final int MEM_DATA = 0x07;
    public static final int SYNC = 0x08;
    public static final int WRITE_REG = 0x09;
    public static final int READ_REG = 0x0A;
    public static final int SPI_SET_PARAMS = 0x0B;
    public static final int SPI_ATTACH = 0x0D;
    public static final int READ_FLASH_SLOW = 0x0E;
    public static final int CHANGE_BAUDRATE = 0x0F;
    public static final int DEFL_BEGIN = 0x10;
    public static final int DEFL_DATA = 0x11;
    public static final int DEFL_END = 0x12;
    public static final int SPI_FLASH_MD5 = 0x13;
    public static final int GET_SECURITY_INFO = 0x14;
    public static final int ERASE_FLASH = 0xD0;
    public static final int ERASE_REGION = 0xD1;
    public static final int READ_FLASH = 0xD2;
    public static final int RUN_USER_CODE = 0xD3;
    public static final int NAND_FIRST = 0xD5;
    public static final int NAND_LAST = 0xDE;
}
