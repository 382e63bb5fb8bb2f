package earshot.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.bean.Command;

/// Reads what the other side says as far as it can be SMPP. The library's own reader makes room for
/// as many bytes as are announced, and so for two gigabytes.
final class WaryReader extends DefaultPDUReader {

  private static final int HEADER = 16;

  /// A payload can have 64 kilobytes.
  private static final int LONGEST = 80 * 1024;

  @Override
  public Command readPDUHeader(DataInputStream in) throws IOException {
    var length = in.readInt();
    if (length < HEADER || length > LONGEST)
      throw new IOException("What was heard is not SMPP: it claims %d bytes".formatted(length));
    var command = new Command();
    command.setCommandLength(length);
    command.setCommandId(in.readInt());
    command.setCommandStatus(in.readInt());
    command.setSequenceNumber(in.readInt());
    return command;
  }
}
