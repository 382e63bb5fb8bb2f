package earshot.rights;

/// What a caller is to be answered.
sealed interface Answer {

  boolean isGivenBy(Heard heard, boolean toScript);

  /// It was done, or shown.
  record Done() implements Answer {

    @Override
    public boolean isGivenBy(Heard heard, boolean toScript) {
      return heard.status() / 100 == 2
          || (heard.status() == 302 && !heard.leads("/sign-in", "/m/"));
    }
  }

  /// Nothing was done, and it was said with that status.
  record Refused(int status) implements Answer {

    @Override
    public boolean isGivenBy(Heard heard, boolean toScript) {
      return heard.status() == status;
    }
  }

  /// Who is not signed in is led to the page where that is done; a script hears 401.
  record First(String page) implements Answer {

    @Override
    public boolean isGivenBy(Heard heard, boolean toScript) {
      var isForm = page.equals("/m/") && heard.method().equals("POST");
      if (toScript || isForm) return heard.status() == 401;
      return heard.status() == 302 && heard.leads(page, page + "?not-taken");
    }
  }
}
