package earshot.dkim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// An RSA key as a PEM file (PKCS 8), as `openssl genpkey -algorithm RSA` writes it.
public final class PrivateKeyFile {

  /// Receivers need not check shorter ones (RFC 8301).
  private static final int LEAST_BITS = 1024;

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PrivateKeyFile() {}

  /// @throws IOException if the file cannot be read
  /// @throws GeneralSecurityException if it holds no such key
  /// @throws IllegalArgumentException if it is not PEM
  public static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
    var pem = Files.readString(file);
    var begin = pem.indexOf(BEGIN);
    var end = pem.indexOf(END);
    if (begin < 0 || end < begin) throw new IllegalArgumentException("no PEM of PKCS 8");
    var der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
    var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    if (((RSAPrivateKey) key).getModulus().bitLength() < LEAST_BITS)
      throw new InvalidKeyException("too short");
    return key;
  }
}
