package earshot.passkey;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// What one ceremony may see and leave behind: at most the one passkey it is about. [Passkeys]
/// reads and writes the table.
final class Records implements UserCredentialRepository {

  private final Bytes handle;
  private final @Nullable Stored passkey;
  private @Nullable CredentialRecord saved;

  Records(byte[] handle) {
    this(handle, null);
  }

  Records(byte[] handle, @Nullable Stored passkey) {
    this.handle = new Bytes(handle);
    this.passkey = passkey;
  }

  CredentialRecord saved() {
    return Objects.requireNonNull(saved);
  }

  PublicKeyCredentialUserEntityRepository owner() {
    return new Owner(handle);
  }

  @Override
  public void save(CredentialRecord record) {
    saved = record;
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    if (passkey == null || !id.equals(new Bytes(passkey.credentialId()))) return null;
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(id)
        .userEntityUserId(handle)
        .publicKey(new ImmutablePublicKeyCose(new byte[0])) // it is in the attestation
        .attestationObject(new Bytes(passkey.attestation()))
        .signatureCount(passkey.signatureCount())
        .transports(Ceremonies.transports(passkey.transports()))
        .backupEligible(passkey.backupEligible())
        .backupState(passkey.backedUp())
        .uvInitialized(true)
        .label("")
        .build();
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return List.of();
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("no ceremony does");
  }

  /// The one user it is about.
  private record Owner(Bytes handle) implements PublicKeyCredentialUserEntityRepository {

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
      if (!id.equals(handle)) return null;
      return ImmutablePublicKeyCredentialUserEntity.builder()
          .id(handle)
          .name("")
          .displayName("")
          .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
      return null;
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
      throw new UnsupportedOperationException("no ceremony does");
    }

    @Override
    public void delete(Bytes id) {
      throw new UnsupportedOperationException("no ceremony does");
    }
  }
}
