package earshot.account;

import org.jspecify.annotations.Nullable;

/// Who tries to sign in.
///
/// @param place the address the request comes from
/// @param browser the browser, if somebody has signed in with it before
record Caller(String place, KnownBrowsers.@Nullable Known browser) {}
