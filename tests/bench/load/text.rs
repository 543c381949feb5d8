//! Generates a graph as YAML and as JSON. A seed always yields the same graph.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

/// A graph in two formats.
pub(crate) struct Texts {
    pub(crate) entities: u64,
    pub(crate) yaml: String,
    pub(crate) json: String,
}

const SOURCES: u64 = 200;
const PARAGRAPHS: u64 = 40;
const WORDS: [&str; 24] = [
    "the",
    "board",
    "agreed",
    "to",
    "supply",
    "batteries",
    "for",
    "its",
    "new",
    "plant",
    "near",
    "Hefei",
    "after",
    "long",
    "talks",
    "about",
    "prices",
    "and",
    "shares",
    "of",
    "雷军",
    "小米汽车",
    "“steady”",
    "2024",
];

/// `SplitMix64` (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
struct Rng(u64);

impl Rng {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn words(&mut self, count: usize) -> String {
        let word = |_| WORDS[usize::try_from(self.below(WORDS.len() as u64)).unwrap_or(0)];
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }

    /// A source and one of its paragraphs.
    fn passage(&mut self) -> (String, u64) {
        (format!("article-{}", self.below(SOURCES)), self.below(PARAGRAPHS) + 1)
    }
}

/// A graph of entities with three relations each: about 1,000 bytes of YAML per entity.
pub(crate) fn generate(entities: u64, seed: u64) -> Texts {
    let mut rng = Rng(seed);
    let mut graph = GraphWriter {
        yaml: "title: Generated\nentity_kinds:\n  person: {plural: people}\n  firm: {plural: firms}\n\
               relation_kinds:\n  supplies: {says: supplies, back: is supplied by}\n  knows: {says: knows, back: is known by}\n"
            .to_owned(),
        json: json!({
            "title": "Generated",
            "entity_kinds": {"person": {"plural": "people"}, "firm": {"plural": "firms"}},
            "relation_kinds": {
                "supplies": {"says": "supplies", "back": "is supplied by"},
                "knows": {"says": "knows", "back": "is known by"},
            },
        }),
    };
    graph.sources(&mut rng);
    graph.entities(entities, &mut rng);
    graph.relations(entities, &mut rng);
    Texts { entities, json: graph.json.to_string(), yaml: graph.yaml }
}

struct GraphWriter {
    yaml: String,
    json: Value,
}

impl GraphWriter {
    fn sources(&mut self, rng: &mut Rng) {
        self.yaml.push_str("sources:\n");
        let mut all = Map::new();
        for number in 0..SOURCES {
            let title = rng.words(8);
            let gists: Vec<String> = (0..PARAGRAPHS).map(|_| rng.words(12)).collect();
            let _ = writeln!(self.yaml, "  article-{number}:\n    title: {title}\n    paragraphs:");
            for gist in &gists {
                let _ = writeln!(self.yaml, "      - {gist}.");
            }
            all.insert(format!("article-{number}"), json!({"title": title, "paragraphs": gists}));
        }
        self.json["sources"] = Value::Object(all);
    }

    fn entities(&mut self, entities: u64, rng: &mut Rng) {
        self.yaml.push_str("entities:\n");
        let mut all = Map::new();
        for number in 0..entities {
            let slug = slug(number);
            let kind = ["person", "firm"][usize::from(number % 3 == 0)];
            let (name, role) = (rng.words(2), rng.words(9));
            let aliases = [format!("a {}", rng.words(1)), rng.words(2)];
            let (source, paragraph) = rng.passage();
            let _ = write!(
                self.yaml,
                "  {slug}:\n    kind: {kind}\n    name: {name} {number}\n    aliases: [{}, {}]\n    role: {role}\n    cites: [{source}#{paragraph}]\n",
                aliases[0], aliases[1]
            );
            all.insert(slug, json!({
                "kind": kind, "name": format!("{name} {number}"), "aliases": aliases, "role": role,
                "cites": [format!("{source}#{paragraph}")],
            }));
        }
        self.json["entities"] = Value::Object(all);
    }

    fn relations(&mut self, entities: u64, rng: &mut Rng) {
        self.yaml.push_str("relations:\n");
        let mut all = Vec::new();
        for number in 0..entities * 3 {
            let (from, to) = (slug(number / 3), slug(rng.below(entities)));
            let kind = ["supplies", "knows"][usize::from(number % 2 == 0)];
            let when = format!("20{:02}-0{}", rng.below(25), rng.below(9) + 1);
            let (claim, words) = (rng.words(14), rng.words(4));
            let (one, other) = (rng.passage(), rng.passage());
            let _ = write!(
                self.yaml,
                "  - from: {from}\n    kind: {kind}\n    to: {to}\n    when: {when}\n    claim: \"{claim}.\"\n    standing: stated\n    cites:\n      - {}#{}\n      - {{source: {}, para: {}, words: {words}}}\n",
                one.0, one.1, other.0, other.1
            );
            all.push(json!({
                "from": from, "kind": kind, "to": to, "when": when, "claim": claim, "standing": "stated",
                "cites": [format!("{}#{}", one.0, one.1), {"source": other.0, "para": other.1, "words": words}],
            }));
        }
        self.json["relations"] = Value::Array(all);
    }
}

fn slug(number: u64) -> String {
    format!("entity-{number:06}")
}
