package earshot.demo;

import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.company.PersonName;
import earshot.database.CurrentCompany;
import java.util.Set;
import org.springframework.stereotype.Component;

/// A key of the API for each demo company, which everybody knows.
@InDemo
@Component
class DemoKeys {

  private final ApiKeys keys;

  DemoKeys(ApiKeys keys) {
    this.keys = keys;
  }

  /// Makes the key unless it was made before; one that was revoked stays so.
  void make(DemoCompany company, long id) {
    CurrentCompany.run(
        id,
        () -> {
          if (!keys.isKnown(company.apiKey()))
            keys.make(
                null,
                new NewApiKey(new PersonName("Demo key"), Scope.ADMIN, Set.of()),
                company.apiKey());
        });
  }
}
