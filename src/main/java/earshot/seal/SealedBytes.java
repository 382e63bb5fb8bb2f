package earshot.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/// Secrets that are stored and must be read again, encrypted by AES-256-GCM with a key derived from
/// that of the installation (HKDF, RFC 5869). Whoever reads a table, and not the key, learns
/// nothing.
@Component
public final class SealedBytes {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] INFO = "sealed-bytes".getBytes(StandardCharsets.UTF_8);

  private final SealKey key;
  private final SecureRandom random = new SecureRandom();

  SealedBytes(SealKey key) {
    this.key = key;
  }

  /// @param purpose what it is and whose: it opens for nothing else
  public byte[] close(String purpose, byte[] secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, purpose, nonce, secret);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /// @throws IllegalStateException if this installation did not seal it, or not for that purpose
  public byte[] open(String purpose, byte[] sealed) {
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return run(
        Cipher.DECRYPT_MODE,
        purpose,
        nonce,
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] run(int mode, String purpose, byte[] nonce, byte[] bytes) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, derived(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Not sealed by this installation for " + purpose, e);
    }
  }

  private SecretKey derived() throws GeneralSecurityException {
    var parameters = HKDFParameterSpec.ofExtract().addIKM(key.get()).thenExpand(INFO, 32);
    return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
  }
}
