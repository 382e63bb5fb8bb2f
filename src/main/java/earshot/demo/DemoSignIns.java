package earshot.demo;

import earshot.web.PublicUrl;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Says as whom one can sign in, once the server is ready.
@InDemo
@Component
class DemoSignIns implements ApplicationListener<ApplicationReadyEvent> {

  private final DemoCompanies companies;
  private final PublicUrl url;

  DemoSignIns(DemoCompanies companies, PublicUrl url) {
    this.companies = companies;
    this.url = url;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    var made = companies.made();
    if (made.isEmpty()) return;
    System.out.printf("%nDemo: sign in with the password %s as%n", DemoCompany.PASSWORD);
    made.forEach(this::print);
    System.out.println("The API is at " + url.of("/api/v1") + " with the keys");
    made.forEach(it -> System.out.printf("  %-28s everything of %s%n", it.apiKey(), it.name()));
    System.out.printf(
        "What applicants receive arrives at %s and %s%n",
        url.of("/demo/mail"), url.of("/demo/phone"));
  }

  private void print(DemoCompany company) {
    for (var member : company.staff())
      System.out.printf(
          "  %-28s %s, %s%n", member.email(), member.name(), member.position(company));
  }
}
