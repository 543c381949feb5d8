//! Every spelling of the names in the built-in graph.

use guanxi::model::Graph;
use guanxi::search::{Field, Fit, Index, Resolution, find_one};

use super::{built_in, first_slug};

fn graph_and_index() -> (&'static Graph, Index) {
    let graph = &built_in().graph;
    (graph, Index::new(graph))
}

/// Kinds of queries, each with queries and the slugs of their expected first hits.
const CASES: &[(&str, &[(&str, &str)])] = &[
    (
        "the name",
        &[
            ("Lei Jun", "lei-jun"),
            ("lei jun", "lei-jun"),
            ("LEI JUN", "lei-jun"),
            ("xiaomi", "xiaomi"),
            ("Mercedes-Benz", "mercedes-benz"),
            ("mercedes benz", "mercedes-benz"),
            ("xiaomi su7", "xiaomi-su7"),
            ("Xun Kong's Marketing Apocalypse", "xun-kong-marketing-apocalypse"),
        ],
    ),
    (
        "words of several of its texts",
        &[
            ("lei jun xiaomi", "lei-jun"),
            ("jun founder", "lei-jun"),
            ("yu huawei", "richard-yu"),
            ("Lei Jun (雷军)", "lei-jun"),
            ("Richard Yu Chengdong", "richard-yu"),
        ],
    ),
    ("the slug", &[("xiaomi-su7", "xiaomi-su7"), ("jia-yueting", "jia-yueting")]),
    (
        "an alias",
        &[
            ("William Li", "li-bin"),
            ("Jack Wey", "wei-jianjun"),
            ("Ideal", "li-auto"),
            ("Yu Chengdong", "richard-yu"),
            ("D.Phone", "dixintong"),
            ("Porsche-mi", "xiaomi-su7"),
        ],
    ),
    (
        "accents and widths that the name does not have",
        &[("Pörsche", "porsche"), ("Lěi Jūn", "lei-jun"), ("ＢＭＷ", "bmw")],
    ),
    (
        "the beginning",
        &[
            ("lei j", "lei-jun"),
            ("porsc", "porsche"),
            ("farl", "jim-farley"),
            ("apoc", "xun-kong-marketing-apocalypse"),
        ],
    ),
    (
        "words in another order",
        &[
            ("jun lei", "lei-jun"),
            ("bin li", "li-bin"),
            ("motor wall great", "great-wall-motor"),
            ("su7 launch", "xiaomi-su7-launch"),
            ("j lei", "lei-jun"),
        ],
    ),
    (
        "no spaces",
        &[
            ("leijun", "lei-jun"),
            ("weijianjun", "wei-jianjun"),
            ("greatwall", "great-wall-motor"),
            ("liauto", "li-auto"),
        ],
    ),
    (
        "other spaces",
        &[("Wei Jian Jun", "wei-jianjun"), ("He Xiao Peng", "he-xiaopeng"), ("we chat", "wechat")],
    ),
    (
        "initials",
        &[
            ("lj", "lei-jun"),
            ("gwm", "great-wall-motor"),
            ("gw", "great-wall-motor"),
            ("hxp", "he-xiaopeng"),
            ("wjj", "wei-jianjun"),
            ("jyt", "jia-yueting"),
            ("lb", "li-bin"),
        ],
    ),
    (
        "Chinese",
        &[
            ("雷军", "lei-jun"),
            ("小鹏", "xpeng"),
            ("军", "lei-jun"),
            ("保时捷", "porsche"),
            ("小米SU7", "xiaomi-su7"),
        ],
    ),
    (
        "pinyin of a name that is only written in Chinese",
        &[
            ("yu cheng dong", "richard-yu"),
            ("yuchengdong", "richard-yu"),
            ("ycd", "richard-yu"),
            ("baoshijie", "porsche"),
            ("bsj", "porsche"),
            ("fute", "ford"),
            ("bao ma", "bmw"),
            ("chang cheng qi che", "great-wall-motor"),
            ("zhang cheng qi che", "great-wall-motor"),
            ("benchi", "mercedes-benz"),
            ("lixiang", "li-auto"),
        ],
    ),
    (
        "traditional characters",
        &[("雷軍", "lei-jun"), ("華為", "huawei"), ("長城汽車", "great-wall-motor")],
    ),
    (
        "characters left out",
        &[
            ("xpng", "xpeng"),
            ("prsch", "porsche"),
            ("hw", "huawei"),
            ("XP", "xpeng"),
            ("mrcds", "mercedes-benz"),
            ("wb", "weibo"),
            ("lwq", "li-wanqiang"),
            ("lejun", "lei-jun"),
            ("hexiaopng", "he-xiaopeng"),
        ],
    ),
    (
        "a typo",
        &[
            ("Xaiomi", "xiaomi"),
            ("Xiomi", "xiaomi"),
            ("Xiaommi", "xiaomi"),
            ("Xiaoni", "xiaomi"),
            ("Prosche", "porsche"),
            ("Posrche", "porsche"),
            ("Li Wangqiang", "li-wanqiang"),
            ("Li Wnaqiang", "li-wanqiang"),
            ("jnu lei", "lei-jun"),
            ("Farely", "jim-farley"),
            ("oPrsche", "porsche"),
            ("bmv", "bmw"),
        ],
    ),
    (
        "two typos",
        &[("Hauwie", "huawei"), ("Merzedes Bens", "mercedes-benz"), ("Wei Jainjnu", "wei-jianjun")],
    ),
];

#[test]
fn every_spelling_of_a_name_finds_it_first() {
    let (graph, index) = graph_and_index();
    let mut failures = Vec::new();
    for (kind, cases) in CASES {
        for (query, expected) in *cases {
            let found = first_slug(graph, &index, query);
            if found != *expected {
                failures.push(format!("{kind}: `{query}` found {found}, not {expected}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn hits_have_the_matching_text_and_its_highlights() {
    let (graph, index) = graph_and_index();
    for (query, field, matched, highlights) in [
        ("lei j", Field::Name, "Lei Jun", vec![0, 1, 2, 4]),
        ("雷", Field::Alias, "雷军", vec![0]),
        ("yuchengd", Field::Alias, "Yu Chengdong", vec![0, 1, 3, 4, 5, 6, 7, 8]),
        ("baoshi", Field::Alias, "保时捷", vec![0, 1]),
        ("bsj", Field::Alias, "保时捷", vec![0, 1, 2]),
        ("prsch", Field::Name, "Porsche", vec![0, 2, 3, 4, 5]),
        ("jun lei", Field::Name, "Lei Jun", vec![0, 1, 2, 4, 5, 6]),
        ("Prosche", Field::Name, "Porsche", vec![0, 2, 3, 4, 5, 6]),
        ("'雷", Field::Alias, "雷军", vec![0]),
        ("^lei kind:event", Field::Alias, "Lei Jun's 2024 annual speech", vec![0, 1, 2]),
        ("xiao", Field::Name, "Xiaomi", vec![0, 1, 2, 3]),
        ("small", Field::Name, "Small Peng Xiaomi cross-border cooperation", (0..5).collect()),
        ("lei jun's", Field::Alias, "Lei Jun's 2024 annual speech", vec![0, 1, 2, 4, 5, 6, 8]),
        ("yu huawei", Field::Role, "Chairman of the Huawei auto group", (16..22).collect()),
        ("sports sedan", Field::Role, "Sports sedan of Xiaomi", (0..6).chain(7..12).collect()),
    ] {
        let hits = index.search(graph, query, 1).hits;
        let hit = hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(
            (hit.field, hit.matched.as_str(), &hit.highlights),
            (field, matched, &highlights),
            "{query}"
        );
    }
}

#[test]
fn the_first_hits_do_not_depend_on_the_limit() {
    let (graph, index) = graph_and_index();
    for query in ["x", "li", "xiaomi", "lei jun", "hw", "prsch", "Xaiomi", "auto", "a b", ""] {
        let many = index.search(graph, query, 50).hits;
        for limit in [1, 3, 10] {
            let few = index.search(graph, query, limit).hits;
            assert_eq!(few[..], many[..limit.min(many.len())], "{query} {limit}");
        }
    }
}

#[test]
fn an_empty_query_lists_the_most_connected_entities() {
    let (graph, index) = graph_and_index();
    let hits = index.search(graph, "", 3).hits;
    let degrees: Vec<usize> = hits.iter().map(|hit| graph.degree(hit.entity)).collect();
    let mut all: Vec<usize> = graph.entities().map(|entity| graph.degree(entity.id())).collect();
    all.sort_unstable_by(|one, other| other.cmp(one));
    assert_eq!(degrees, all[..3]);
}

#[test]
fn an_argument_resolves_to_one_entity_or_an_error() {
    let (graph, index) = graph_and_index();
    let resolve = |typed: &str| match find_one(|| &index, graph, typed) {
        Resolution::One(entity) => graph.entity(entity).slug().to_owned(),
        Resolution::Similar(entity) => format!("a guess: {}", graph.entity(entity).slug()),
        Resolution::Several(hits) => format!("{} candidates", hits.len()),
        Resolution::None(nearest) => {
            let names = nearest.iter().map(|id| graph.entity(*id).name());
            format!("none, nearest {:?}", names.collect::<Vec<&str>>())
        }
    };
    for (typed, expected) in [
        ("lei-jun", "lei-jun"),
        ("Lei Jun", "lei-jun"),
        ("雷军", "lei-jun"),
        ("SU7", "xiaomi-su7"),
        ("jun lei", "lei-jun"),
        ("wei jian jun", "wei-jianjun"),
        ("porsh", "none, nearest [\"Porsche\", \"Xiaomi SU7\", \"Porsche Taycan Turbo GT\"]"),
        ("Prosche", "a guess: porsche"),
        ("suing", "a guess: suning"),
        ("audit", "a guess: audi"),
        ("lord", "none, nearest [\"Ford\"]"),
        ("farley", "jim-farley"),
        ("hxp", "he-xiaopeng"),
        ("lj", "lei-jun"),
        ("xpng", "none, nearest [\"XPeng\", \"XPeng P7\", \"XPeng insider\"]"),
        ("wangqiang", "a guess: li-wanqiang"),
    ] {
        assert_eq!(resolve(typed), expected, "{typed}");
    }
    for nonsense in ["qzxqzx", "", "   ", "!", "|", "zzz", "aeiouaeiou", "kind:firm nothing"] {
        assert!(resolve(nonsense).starts_with("none"), "{nonsense}: {}", resolve(nonsense));
    }
    assert_eq!(resolve("liwq"), "none, nearest [\"Li Wanqiang\"]");
    for ambiguous in ["x", "auto show", "xiaomi su7 l", "broadcast"] {
        let resolution = resolve(ambiguous);
        assert!(resolution.ends_with("candidates"), "{ambiguous}: {resolution}");
    }
}

#[test]
fn stop_words_and_unknown_words_do_not_empty_the_list() {
    let (graph, index) = graph_and_index();
    let best = |query: &str| {
        let hits = index.search(graph, query, 1).hits;
        let hit = hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        (graph.entity(hit.entity).slug(), hit.fit(), hit.missing.join(" "))
    };
    for (query, slug, fit, missing) in [
        ("who is lei jun", "lei-jun", Fit::Exact, ""),
        ("what did the porsche", "porsche", Fit::Exact, ""),
        ("dr farley", "jim-farley", Fit::Partial, "dr"),
        ("james farley ford", "jim-farley", Fit::Partial, "james"),
        ("farley nobody zzzz", "jim-farley", Fit::Partial, "nobody zzzz"),
        ("lei jun", "lei-jun", Fit::Exact, ""),
        ("Prosche", "porsche", Fit::Typo, ""),
        ("prsch", "porsche", Fit::Scattered, ""),
    ] {
        assert_eq!(best(query), (slug, fit, missing.to_owned()), "{query}");
    }
}
