package earshot.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which addresses are out on the internet, and which lead into a network, to this machine or
/// nowhere (the special-purpose registries of RFC 6890).
public final class PublicAddresses {

  private static final List<Block> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10", // carrier-grade NAT
              "127.0.0.0/8",
              "169.254.0.0/16", // link-local, and where clouds tell a machine its secrets
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3", // multicast, reserved, broadcast
              "2001::/23", // Teredo and other tunnels
              "2001:db8::/32",
              "2002::/16", // 6to4: an IPv4 address inside
              "3fff::/20")
          .map(Block::parse)
          .toList();

  private static final Block GLOBAL_IPV6 = Block.parse("2000::/3");

  /// NAT64: its last four bytes are the IPv4 address behind it (RFC 6052).
  private static final Block NAT64 = Block.parse("64:ff9b::/96");

  private PublicAddresses() {}

  /// Whether it is an address of somebody out on the internet.
  public static boolean contains(InetAddress address) {
    if (NAT64.contains(address)) return contains(embedded(address));
    if (address.getAddress().length == 16 && !GLOBAL_IPV6.contains(address)) return false;
    return SPECIAL.stream().noneMatch(block -> block.contains(address));
  }

  private static InetAddress embedded(InetAddress nat64) {
    var bytes = nat64.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible); // four bytes are an address
    }
  }

  /// Addresses that begin alike.
  private record Block(List<Byte> start, int bits) {

    static Block parse(String text) {
      var parts = text.split("/");
      var bytes = InetAddress.ofLiteral(parts[0]).getAddress();
      return new Block(list(bytes), Integer.parseInt(parts[1]));
    }

    boolean contains(InetAddress address) {
      var other = list(address.getAddress());
      if (other.size() != start.size()) return false;
      for (var bit = 0; bit < bits; bit++) if (bit(start, bit) != bit(other, bit)) return false;
      return true;
    }

    private static int bit(List<Byte> bytes, int place) {
      return bytes.get(place / 8) >> (7 - place % 8) & 1;
    }

    private static List<Byte> list(byte[] bytes) {
      return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
    }
  }
}
