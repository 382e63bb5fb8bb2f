package earshot.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A security key without a body: it makes one passkey (ES256, no attestation) and signs with it,
/// honestly or as it is told to lie.
@NullMarked
final class SoftAuthenticator {

  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] AAGUID = new byte[16];
  static final int PRESENT = 1;
  static final int VERIFIED = 4;
  private static final int ATTESTED = 64;

  final byte[] id = new byte[32];
  String origin;
  String host = "localhost";
  int flags = PRESENT | VERIFIED;
  int counter;
  byte[] handle = {};
  private KeyPair keys = newKeys();

  SoftAuthenticator(String origin) {
    this.origin = origin;
    new SecureRandom().nextBytes(id);
  }

  /// A key of somebody else under the same id.
  void forgeKeys() {
    keys = newKeys();
  }

  /// What navigator.credentials.create() brings back.
  String create(String options) {
    var asked = JSON.readTree(options);
    handle = Base64.getUrlDecoder().decode(asked.path("user").path("id").asString());
    var client = clientData("webauthn.create", asked);
    var attestation =
        bytes(
            new byte[] {(byte) 0xa3, 0x63},
            text("fmt"),
            new byte[] {0x64},
            text("none"),
            new byte[] {0x67},
            text("attStmt"),
            new byte[] {(byte) 0xa0, 0x68},
            text("authData"),
            cborBytes(authenticatorData(flags | ATTESTED, attested())));
    return credential(
        """
        {"clientDataJSON":"%s","attestationObject":"%s","transports":["usb"]}
        """
            .formatted(base64(client), base64(attestation)));
  }

  /// What navigator.credentials.get() brings back.
  String get(String options) {
    var client = clientData("webauthn.get", JSON.readTree(options));
    var data = authenticatorData(flags);
    return credential(
        """
        {"clientDataJSON":"%s","authenticatorData":"%s","signature":"%s","userHandle":"%s"}
        """
            .formatted(base64(client), base64(data), base64(sign(data, client)), base64(handle)));
  }

  private String credential(String response) {
    return """
    {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},"response":%s}
    """
        .formatted(base64(id), base64(id), response);
  }

  private byte[] clientData(String type, JsonNode asked) {
    return text(
        """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
        """
            .formatted(type, asked.path("challenge").asString(), origin));
  }

  private byte[] authenticatorData(int said, byte[]... more) {
    return bytes(
        sha256(text(host)),
        ByteBuffer.allocate(5).put((byte) said).putInt(counter).array(),
        bytes(more));
  }

  private byte[] attested() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    return bytes(
        AAGUID,
        ByteBuffer.allocate(2).putShort((short) id.length).array(),
        id,
        new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21},
        cborBytes(coordinate(point.getAffineX())),
        new byte[] {0x22},
        cborBytes(coordinate(point.getAffineY())));
  }

  private byte[] sign(byte[] data, byte[] client) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(bytes(data, sha256(client)));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] coordinate(BigInteger number) {
    var bytes = number.toByteArray();
    var fixed = new byte[32];
    var from = Math.max(0, bytes.length - 32);
    System.arraycopy(bytes, from, fixed, 32 - (bytes.length - from), bytes.length - from);
    return fixed;
  }

  private static byte[] cborBytes(byte[] content) {
    return content.length < 256
        ? bytes(new byte[] {0x58, (byte) content.length}, content)
        : bytes(new byte[] {0x59, (byte) (content.length >> 8), (byte) content.length}, content);
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
