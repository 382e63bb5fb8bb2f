package earshot.demo;

import static earshot.demo.Member.administrator;
import static earshot.demo.Member.manager;

import java.time.ZoneId;
import java.util.List;

/// A company of the demo. Its applicants, their answers and the conversations stand in text files
/// in its folder.
///
/// @param apiKey opens the API to whoever tries it out
/// @param areaCodes of the phones of its applicants; the numbers end in 555-01xx, which belong to
///   nobody
record DemoCompany(
    String name,
    String color,
    String folder,
    String apiKey,
    List<Opening> openings,
    List<Member> staff,
    List<String> areaCodes) {

  static final String PASSWORD = "earshot-demo";
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  static final String PHONE_REGION = "US";

  static final DemoCompany HARBOR_CAFE =
      new DemoCompany(
          "Harbor Cafe",
          "teal",
          "harbor-cafe",
          "demo-harborcafe",
          List.of(
              new Opening("Pier 4", "Barista"),
              new Opening("Pier 4", "Shift lead"),
              new Opening("Pier 4", "Dishwasher"),
              new Opening("Market Street", "Baker"),
              new Opening("Market Street", "Cashier"),
              new Opening("Market Street", "Host"),
              new Opening("Airport", "Line cook"),
              new Opening("Airport", "Delivery driver")),
          List.of(
              administrator("Maria Lopez", "maria@harborcafe.example"),
              manager("Tom Becker", "tom@harborcafe.example", "Pier 4"),
              manager("Aisha Khan", "aisha@harborcafe.example", "Market Street", "Airport")),
          List.of("415", "415", "510", "628", "415", "650", "925"));

  static final DemoCompany NORTHWIND_CLINIC =
      new DemoCompany(
          "Northwind Clinic",
          "plum",
          "northwind-clinic",
          "demo-northwind",
          List.of(
              new Opening("Sutter Street", "Medical assistant"),
              new Opening("Sutter Street", "Receptionist")),
          List.of(administrator("Ana Silva", "ana@northwindclinic.example")),
          List.of("707"));

  static final List<DemoCompany> ALL = List.of(HARBOR_CAFE, NORTHWIND_CLINIC);

  Opening opening(String job) {
    return openings.stream().filter(it -> it.job().equals(job)).findFirst().orElseThrow();
  }

  List<String> locations() {
    return openings.stream().map(Opening::location).distinct().toList();
  }
}
