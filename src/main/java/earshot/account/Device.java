package earshot.account;

import static earshot.language.Say.say;

import java.util.LinkedHashMap;
import java.util.Map;

/// A browser in words, by what it calls itself: "Firefox on Windows". Only for people to tell their
/// own devices apart; nothing hangs on it.
public final class Device {

  private static final int LONGEST = 300;

  /// In this order, for most of them claim to be those that come later.
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser", "Samsung Internet");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("FxiOS", "Firefox");
    BROWSERS.put("CriOS", "Chrome");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("CrOS", "Chromebook");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "Mac");
    SYSTEMS.put("Linux", "Linux");
  }

  private Device() {}

  /// @param userAgent the header of that name; empty where there was none
  public static String words(String userAgent) {
    var browser = find(BROWSERS, userAgent, say("A browser"));
    var system = find(SYSTEMS, userAgent, "");
    return system.isEmpty() ? browser : say("{0} on {1}", browser, system);
  }

  /// As much of the header as is kept.
  static String kept(String userAgent) {
    var clean = userAgent.replace("\0", "");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }

  private static String find(Map<String, String> words, String userAgent, String otherwise) {
    return words.entrySet().stream()
        .filter(word -> userAgent.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}
