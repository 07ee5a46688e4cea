package org.nailbed.simulator.loader;

/** Command numbers (protocol reference, 2.1). */
final class Op {
    private Op() {}

    static final int FLASH_BEGIN = 0x02;
    static final int FLASH_DATA = 0x03;
    static final int FLASH_END = 0x04;
    static final int MEM_BEGIN = 0x05;
    static final int MEM_END = 0x06;
    static final int MEM_DATA = 0x07;
    static final int SYNC = 0x08;
    static final int WRITE_REG = 0x09;
    static final int READ_REG = 0x0A;
    static final int SPI_SET_PARAMS = 0x0B;
    static final int SPI_ATTACH = 0x0D;
    static final int READ_FLASH_SLOW = 0x0E;
    static final int CHANGE_BAUDRATE = 0x0F;
    static final int DEFL_BEGIN = 0x10;
    static final int DEFL_DATA = 0x11;
    static final int DEFL_END = 0x12;
    static final int SPI_FLASH_MD5 = 0x13;
    static final int GET_SECURITY_INFO = 0x14;
    static final int ERASE_FLASH = 0xD0;
    static final int ERASE_REGION = 0xD1;
    static final int READ_FLASH = 0xD2;
    static final int RUN_USER_CODE = 0xD3;
    static final int NAND_FIRST = 0xD5;
    static final int NAND_LAST = 0xDE;
}
