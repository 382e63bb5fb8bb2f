package earshot;

import earshot.company.Companies;
import java.util.ArrayList;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/// Makes each [SmallCompany], in one transaction: thousands of tests have one of their own.
@NullMarked
@TestConfiguration(proxyBeanMethods = false)
public class SmallCompanies {

  @Bean
  @Scope("prototype")
  SmallCompany smallCompany(Companies companies, AutowireCapableBeanFactory beans) {
    var made = new ArrayList<SmallCompany>(1);
    companies.create("Harbor Cafe", "teal", () -> made.add(beans.createBean(SmallCompany.class)));
    return made.getFirst();
  }
}
