// A WebSerial-shaped port over a TCP socket, as esptool-js expects it.
import net from "node:net";
import { Duplex } from "node:stream";

export class TcpSerialPort {
  #socket;

  constructor(host, port) {
    this.host = host;
    this.port = port;
    this.readable = null;
    this.writable = null;
  }

  /** Connects; the rate is the board's own affair, for TCP has none. */
  async open() {
    const socket = net.connect({ host: this.host, port: this.port, noDelay: true });
    await new Promise((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    this.#socket = socket;
    const streams = Duplex.toWeb(socket);
    this.readable = streams.readable;
    this.writable = streams.writable;
  }

  async close() {
    this.#socket?.destroy();
    this.readable = null;
    this.writable = null;
  }

  /** TCP carries no modem lines: a board that is connected to is in download mode. */
  async setSignals() {}

  /** The board changes its rate when it is told to; this end has none. Without this, the port would be closed and reopened. */
  async setBaudRate() {}

  getInfo() {
    return {};
  }
}
