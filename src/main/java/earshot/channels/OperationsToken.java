package earshot.channels;

import earshot.database.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// What the operator's programs show: `earshot.operations.token`, or what stands in the data
/// directory, where only the operator reads. Without either nobody is let in.
@Component
class OperationsToken {

  static final String FILE = "operations.token";
  private static final int BYTES = 24;

  private final @Nullable String token;

  OperationsToken(
      @Value("${earshot.operations.token:}") String set,
      @Value("${earshot.data-dir:data}") Path directory) {
    this.token = StringUtils.hasText(set) ? set : kept(directory);
  }

  boolean isShown(String authorization) {
    if (token == null) return false;
    return MessageDigest.isEqual(bytes("Bearer " + token), bytes(authorization));
  }

  private static @Nullable String kept(Path directory) {
    if (!Files.isDirectory(directory)) return null;
    var file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) write(file);
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new CannotStart(
          "earshot.data-dir (EARSHOT_DATA_DIR): cannot read or write " + file, unreadable);
    }
  }

  private static void write(Path file) throws IOException {
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    Files.writeString(file, HexFormat.of().formatHex(random));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
