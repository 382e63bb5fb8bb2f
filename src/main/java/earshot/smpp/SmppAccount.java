package earshot.smpp;

/// An account at a message center that is set up.
///
/// @param cutsLongTexts whether we cut long texts, by user data headers, and not the center
/// @param speaksGsm whether the center's default alphabet is that of GSM, and not Latin-1
record SmppAccount(
    String host,
    int port,
    boolean tls,
    String systemId,
    String password,
    String systemType,
    String from,
    boolean cutsLongTexts,
    boolean speaksGsm) {}
