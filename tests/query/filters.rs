//! Filters: which items pass, how filters are printed, and which filters are rejected.

use guanxi::model::Graph;
use guanxi::query::{
    Constraint, Dimension, FacetCount, Filter, FilterArgs, Scope, everything, timeline,
};

use super::sample_graph::sample_graph;

const INDUSTRY: &str = "
    source press 2024-07
    source copy 2024-08 origin=press
    source wire 2023-05
    source blog
    firm xiaomi
    li-bin advised lei-jun 2021-01/2021-03 press#1 copy#1
    lei-jun leads xiaomi 2010/.. press#1 wire#1
    lei-jun praises li-bin 2024-07 opinion blog#1
    critic mocks lei-jun alleged copy#1
    he-xiaopeng leads xiaomi 2012/2014 wire#1
";

/// Parses flags of the form `kind=firm`.
fn args(flags: &str) -> FilterArgs {
    let flags = flags.split_whitespace().filter_map(|flag| flag.split_once('='));
    let dimension = |flag| Dimension::from_flag(flag).unwrap_or_else(|| panic!("no flag {flag}"));
    flags.map(|(flag, value)| (dimension(flag), value.to_owned())).collect()
}

fn filter(graph: &Graph, flags: &str) -> Filter {
    args(flags).resolve(graph).unwrap_or_else(|error| panic!("{flags}: {error}"))
}

/// The relations that pass, each as the first two characters of its `from` entity and its kind.
fn passing_relations(graph: &Graph, flags: &str) -> String {
    let filter = filter(graph, flags);
    let names = everything(graph, &filter).relations.into_iter().map(|id| {
        let relation = graph.relation(id);
        format!("{}.{}", &relation.from().slug()[..2], relation.kind().slug)
    });
    names.collect::<Vec<String>>().join(" ")
}

#[test]
fn each_flag_filters_its_dimension() {
    let graph = sample_graph(INDUSTRY);
    let all = "cr.mocks he.leads le.leads le.praises li.advised";
    for (flags, expected) in [
        ("", all),
        ("kind=person", "cr.mocks le.praises li.advised"),
        ("kind=!firm", "cr.mocks le.praises li.advised"),
        ("relation=leads relation=mocks", "cr.mocks he.leads le.leads"),
        ("family=speech", "cr.mocks le.praises"),
        ("family=speech tone=negative", "cr.mocks"),
        ("tone=!neutral", "cr.mocks le.praises li.advised"),
        ("standing=stated", "he.leads le.leads li.advised"),
        ("standing=!alleged standing=!opinion", "he.leads le.leads li.advised"),
        ("source=wire", "he.leads le.leads"),
        ("source=!press", "cr.mocks he.leads le.leads le.praises li.advised"),
        ("source=!press source=!copy", "he.leads le.leads le.praises"),
        ("min-sources=1", all),
        // `copy` has the same witness as `press`.
        ("min-sources=2", "le.leads"),
    ] {
        assert_eq!(passing_relations(&graph, flags), expected, "{flags}");
    }
}

#[test]
fn date_windows_include_uncertain_dates_and_count_undated_claims() {
    let graph = sample_graph(INDUSTRY);
    for (flags, expected) in [
        ("since=2021", "le.leads le.praises li.advised"),
        ("since=2021-03-31", "le.leads le.praises li.advised"),
        ("since=2021-04", "le.leads le.praises"),
        ("until=2011", "le.leads"),
        ("since=2013 until=2022", "he.leads le.leads li.advised"),
        ("as-of=2013", "cr.mocks he.leads le.leads"),
        ("as-of=2022", "cr.mocks le.leads"),
        ("as-of=2030", "cr.mocks le.leads le.praises"),
        ("known-on=2023", "he.leads le.leads"),
        ("known-on=2024-07", "he.leads le.leads li.advised"),
        ("known-on=2024-08", "cr.mocks he.leads le.leads li.advised"),
    ] {
        assert_eq!(passing_relations(&graph, flags), expected, "{flags}");
    }
    let hidden = |flags| timeline(&graph, &Scope::All, &filter(&graph, flags)).hidden_undated_count;
    assert_eq!(hidden("tone=negative"), 0);
    assert_eq!(hidden("since=2021"), 1);
    assert_eq!(hidden("as-of=2021"), 0);
    assert_eq!(hidden("since=2021 standing=stated"), 0);
}

#[test]
fn filters_print_as_equivalent_flags() {
    let graph = sample_graph(INDUSTRY);
    let flags =
        "source=!blog min-sources=2 kind=person kind=firm tone=!negative since=2021 as-of=2022-05";
    let filter = filter(&graph, flags);
    let expected = [
        "--kind person",
        "--kind firm",
        "--tone !negative",
        "--source !blog",
        "--since 2021",
        "--as-of 2022-05",
        "--min-sources 2",
    ];
    assert_eq!(filter.to_args(&graph).to_string(), expected.join(" "));
    let printed: Vec<String> =
        expected.iter().map(|flag| flag.trim_start_matches('-').replace(' ', "=")).collect();
    assert_eq!(args(&printed.join(" ")).resolve(&graph), Ok(filter));
}

#[test]
fn contradictory_filters_are_rejected_with_a_hint() {
    let graph = sample_graph(INDUSTRY);
    for (flags, expected) in [
        ("kind=preson", "--kind: unknown value `preson`: did you mean `person`?"),
        ("kind=!weather", "--kind: unknown value `weather`: expected person, firm, product"),
        ("tone=sour", "--tone: unknown value `sour`: expected positive, neutral, negative"),
        (
            "tone=neutral tone=!neutral",
            "--tone: `neutral` is both included and excluded: use either `neutral` or `!neutral`",
        ),
        (
            "since=soon",
            "--since: `soon`: not a date: expected a year, month or day such as 2021, 2021-03 or 2021-03-30",
        ),
        ("since=2022 until=2021", "--since 2022 is after --until 2021: no date is in this window"),
        (
            "relation=advised tone=negative",
            "no kind of relation matches --relation, --family and --tone together: change or remove a value",
        ),
        (
            "kind=!person kind=!firm kind=!product",
            "no kind of entity matches --kind: change or remove a value",
        ),
        ("min-sources=two", "--min-sources: `two`: expected a number such as 2"),
        (
            "min-sources=9",
            "--min-sources 9: expected at most 3, the number of independent sources that match the filter",
        ),
    ] {
        let error = args(flags).resolve(&graph).expect_err(flags);
        assert_eq!(error.to_string(), expected, "{flags}");
    }
}

#[test]
fn values_are_counted_independently_of_their_own_dimension() {
    let graph = sample_graph(INDUSTRY);
    let describe_counts = |flags: &str| {
        let counts = filter(&graph, flags).facet_counts(&graph).into_iter();
        counts
            .filter(|facet_count| facet_count.count > 0)
            .map(|facet_count| {
                let FacetCount { facet, count, constraint } = facet_count;
                let prefix = match constraint {
                    Constraint::Any => "",
                    Constraint::Include => "+",
                    Constraint::Exclude => "!",
                };
                format!("{prefix}{}={count}", facet.word(&graph))
            })
            .collect::<Vec<String>>()
            .join(" ")
    };
    assert_eq!(
        describe_counts(""),
        "person=4 firm=1 advised=1 praises=1 mocks=1 leads=2 advice=1 speech=2 work=2 positive=2 \
         neutral=2 negative=1 stated=3 opinion=1 alleged=1 press=2 copy=2 wire=2 blog=1"
    );
    assert_eq!(
        describe_counts("family=speech standing=!alleged"),
        "person=4 firm=1 praises=1 advice=1 +speech=1 work=2 positive=1 opinion=1 !alleged=1 blog=1"
    );
}
