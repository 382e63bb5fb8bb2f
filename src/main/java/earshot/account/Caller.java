package earshot.account;

import java.util.List;

/// Who tries to sign in.
///
/// @param place the address the request comes from
/// @param browsers whose the browser is: who signed in with it before
record Caller(String place, List<KnownBrowsers.Known> browsers) {}
