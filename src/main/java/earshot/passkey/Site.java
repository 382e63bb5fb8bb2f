package earshot.passkey;

import java.net.URI;

/// For which site passkeys are: the browser tells each site's apart.
///
/// @param host what they are bound to (the relying party's id)
/// @param origin where pages may ask for them
record Site(String host, String origin) {

  static Site of(URI address) {
    var port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return new Site(address.getHost(), address.getScheme() + "://" + address.getHost() + port);
  }
}
