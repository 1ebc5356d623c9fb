// Runs in Rhino, beside veraPDF, whose classes it calls: one line of JSON for each file and profile.
// The profiles are veraPDF's own files. They are built here rule by rule, since the library that would read them (JAXB) is not
// in the same jar; a rule lost on the way would be a check not made, so they are counted.
var V = Packages.org.verapdf;
var U = Packages.java.util;
var P = V.pdfa.validation.profiles.Profiles;
var LOADER = Packages.java.lang.Class.forName("org.verapdf.pdfa.validation.profiles.Profiles").getClassLoader();
var none = new U.ArrayList();

function words(node, name) {
  var found = node.getElementsByTagName(name);
  return found.getLength() ? found.item(0).getTextContent() : null;
}

function numberOf(id) {
  return P.ruleIdFromValues(V.pdfa.flavours.PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
    id.getAttribute("clause"), Number(id.getAttribute("testNumber")));
}

function profileOf(flavour, file) {
  var stream = LOADER.getResourceAsStream("org/verapdf/pdfa/validation/" + file + ".xml");
  var root = Packages.javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
  var rules = new U.HashSet(), variables = new U.HashSet();
  var each = root.getElementsByTagName("rule");
  for (var i = 0; i < each.getLength(); i++) {
    var rule = each.item(i);
    var deferred = rule.getAttribute("deferred") == "true" ? Packages.java.lang.Boolean.TRUE : null;
    rules.add(P.ruleFromValues(numberOf(rule.getElementsByTagName("id").item(0)), rule.getAttribute("object"), deferred,
      rule.getAttribute("tags"), words(rule, "description"), words(rule, "test"),
      P.errorFromValues(words(rule, "message"), none), none));
  }
  if (rules.size() != each.getLength() || rules.size() == 0) throw file + ": rules are missing";
  each = root.getElementsByTagName("variable");
  for (i = 0; i < each.getLength(); i++) {
    var variable = each.item(i);
    variables.add(P.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
      words(variable, "defaultValue"), words(variable, "value")));
  }
  return P.profileFromValues(flavour, P.profileDetailsFromValues(file, "", "", new U.Date(0)), "", rules, variables);
}

function checked(path, file, flavour) {
  var parser = V.pdfa.Foundries.defaultInstance().createParser(new java.io.File(path), flavour);
  var profile = profileOf(flavour, file);
  var result = V.pdfa.validation.validators.ValidatorFactory.createValidator(profile, true).validate(parser);
  var failed = {};
  for (var entries = result.getFailedChecks().entrySet().iterator(); entries.hasNext();) {
    var entry = entries.next();
    failed[entry.getKey().getClause() + "-" + entry.getKey().getTestNumber()] = Number(entry.getValue());
  }
  parser.close();
  return { profile: file, passes: Boolean(result.isCompliant()), checks: Number(result.getTotalAssertions()), failed: failed };
}

V.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
for (var at = 0; at < arguments.length; at++) {
  print(JSON.stringify([
    checked(arguments[at], "PDFA-2A", V.pdfa.flavours.PDFAFlavour.PDFA_2_A),
    checked(arguments[at], "PDFUA-1", V.pdfa.flavours.PDFAFlavour.PDFUA_1),
  ]));
}
