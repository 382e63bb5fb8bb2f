package earshot.passkey;

/// A passkey as it is verified by.
///
/// @param credentialId as the authenticator calls it
/// @param attestation what it said when it was made
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Stored(
    byte[] credentialId,
    byte[] attestation,
    long signatureCount,
    String transports,
    boolean backupEligible,
    boolean backedUp) {

  /// Whether this can be the same authenticator later, and no copy of it (WebAuthn level 3, section
  /// 6.1.1): it has counted on, or never counts.
  boolean mayFollow(Stored before) {
    return signatureCount > before.signatureCount
        || (signatureCount == 0 && before.signatureCount == 0);
  }
}
