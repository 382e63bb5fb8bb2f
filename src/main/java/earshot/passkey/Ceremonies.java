package earshot.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import earshot.account.Token;
import earshot.company.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The two ceremonies of WebAuthn as Spring Security and webauthn4j play them: making a passkey,
/// and signing in by one. Its classes take a while to load, so it is made when it is first needed.
final class Ceremonies {

  private static final Duration TIMEOUT = Challenges.AGE;

  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private final Site site;
  private final PublicKeyCredentialRpEntity party;

  Ceremonies(Site site) {
    this.site = site;
    this.party = PublicKeyCredentialRpEntity.builder().id(site.host()).name("Earshot").build();
  }

  /// What the browser is to make, as JSON: one that finds its user by itself, and asks for a
  /// finger, face or PIN, so that it stands for password and code together.
  String creationOptions(Token challenge, User user, byte[] handle, List<Stored> known) {
    return json.writeValueAsString(creation(challenge, user, handle, known));
  }

  /// What the browser has made.
  ///
  /// @return empty if it was made for another site or another challenge, or does not verify
  Optional<Stored> made(Token challenge, User user, byte[] handle, String credential) {
    try {
      var typed = new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {};
      var key = new RelyingPartyPublicKey(json.readValue(credential, typed), "");
      var request =
          new ImmutableRelyingPartyRegistrationRequest(
              creation(challenge, user, handle, List.of()), key);
      return Optional.of(stored(operations(new Records(handle)).registerCredential(request)));
    } catch (WebAuthnException
        | JacksonException
        | IllegalArgumentException
        | NullPointerException refused) {
      return Optional.empty();
    }
  }

  /// What the browser is to sign, as JSON: by whichever passkey its user chooses.
  String requestOptions(Token challenge) {
    return json.writeValueAsString(request(challenge));
  }

  /// What the browser has signed, before it is verified; empty for what cannot be read.
  Optional<Signed> read(String credential) {
    try {
      var typed = new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {};
      var read = json.readValue(credential, typed);
      var handle = read.getResponse().getUserHandle();
      return handle == null ? Optional.empty() : Optional.of(new Signed(read, handle.getBytes()));
    } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
      return Optional.empty();
    }
  }

  /// An answer of a browser.
  ///
  /// @param handle whose passkey it says it is
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Signed(PublicKeyCredential<AuthenticatorAssertionResponse> credential, byte[] handle) {

    boolean isBy(Stored passkey) {
      return java.util.Arrays.equals(credential.getRawId().getBytes(), passkey.credentialId());
    }
  }

  /// The passkey as it is after this use.
  ///
  /// @return empty if it was signed for another site or another challenge, without the user, by
  ///   another key, or by a copy that counted less
  Optional<Stored> verified(Token challenge, Signed signed, Stored passkey) {
    try {
      var records = new Records(signed.handle(), passkey);
      operations(records)
          .authenticate(
              new RelyingPartyAuthenticationRequest(request(challenge), signed.credential()));
      return Optional.of(stored(records.saved()));
    } catch (WebAuthnException | IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private Webauthn4JRelyingPartyOperations operations(Records records) {
    return new Webauthn4JRelyingPartyOperations(
        records.owner(), records, party, Set.of(site.origin()));
  }

  private PublicKeyCredentialCreationOptions creation(
      Token challenge, User user, byte[] handle, List<Stored> known) {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(party)
        .user(
            ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(handle))
                .name(user.email())
                .displayName(user.name())
                .build())
        .challenge(bytes(challenge))
        .pubKeyCredParams(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256)
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .attestation(AttestationConveyancePreference.NONE)
        .excludeCredentials(known.stream().map(Ceremonies::named).toList())
        .timeout(TIMEOUT)
        .build();
  }

  private PublicKeyCredentialRequestOptions request(Token challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .rpId(site.host())
        .challenge(bytes(challenge))
        .allowCredentials(List.of())
        .userVerification(UserVerificationRequirement.REQUIRED)
        .timeout(TIMEOUT)
        .build();
  }

  private static PublicKeyCredentialDescriptor named(Stored passkey) {
    return PublicKeyCredentialDescriptor.builder()
        .id(new Bytes(passkey.credentialId()))
        .transports(transports(passkey.transports()))
        .build();
  }

  static Set<AuthenticatorTransport> transports(String words) {
    return Stream.of(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toSet());
  }

  private static Stored stored(CredentialRecord record) {
    var attestation = record.getAttestationObject();
    if (attestation == null) throw new IllegalArgumentException("no attestation");
    return new Stored(
        record.getCredentialId().getBytes(),
        attestation.getBytes(),
        record.getSignatureCount(),
        record.getTransports().stream()
            .map(AuthenticatorTransport::getValue)
            .sorted()
            .collect(Collectors.joining(" ")),
        record.isBackupEligible(),
        record.isBackupState());
  }

  private static Bytes bytes(Token challenge) {
    return Bytes.fromBase64(challenge.value());
  }
}
