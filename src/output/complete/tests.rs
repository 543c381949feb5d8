//! Part of a graph, exported and read back, yields the same records and no problems.

use std::fs::{File, create_dir};
use std::path::Path;

use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest,
};
use serde_json::{Map, Value, json};

use super::CompleteExtract;
use crate::load::{
    GraphSource, IMPORT_FORMATS, LoadOptions, LoadedGraph, Text, import, load, load_texts,
};
use crate::model::{EntityId, RelationId, Selection};
use crate::output::{EXPORT_FORMATS, ExportFormat, Extract};
use crate::query::{Dimension, Filter, FilterArgs, everything, neighbourhood};
use crate::text::Palette;

fn format(name: &str) -> &'static ExportFormat {
    EXPORT_FORMATS.iter().find(|format| format.name == name).expect("the format should exist")
}

fn text(name: &str, extract: &Extract<'_>) -> String {
    format(name).text(extract).expect("exports should be UTF-8")
}

fn load_text(name: &str, body: String) -> LoadedGraph {
    load_texts(&[Text { name: name.to_owned(), body }])
}

/// The whole graph as JSON, after any problems.
fn reread(loaded: &LoadedGraph) -> String {
    let graph = &loaded.graph;
    let all = Extract::new(graph, Vec::new(), Filter::default(), Selection::all(graph));
    loaded.render_problems(3, Palette::Plain) + &text("json", &all)
}

fn reread_set(extract: &Extract<'_>, folder: &Path) -> String {
    let set = folder.join("set");
    create_dir(&set).expect("the temporary folder should be writable");
    for (name, write) in format("csv-set").folder_files().expect("a set should be a folder") {
        let mut file = File::create(set.join(name)).expect("the table should be writable");
        write(extract, &mut file).expect("the table should be writable");
    }
    let csv = IMPORT_FORMATS.iter().find(|format| format.name == "csv").expect("CSV is imported");
    let imported = import(csv, &[set], None, LoadOptions::default());
    reread(&imported.loaded)
}

/// The part as JSON, and the JSON of what is read back from each format.
fn round_trips(part: Extract<'_>, loaded: &LoadedGraph) -> (String, [(&'static str, String); 3]) {
    let CompleteExtract { extract, .. } = format("json").complete(part, loaded);
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let json = text("json", &extract);
    let yaml = reread(&load_text("part.yaml", text("yaml", &extract)));
    let set = reread_set(&extract, folder.path());
    let from_json = reread(&load_text("part.json", json.clone()));
    (json, [("json", from_json), ("yaml", yaml), ("csv-set", set)])
}

fn assert_round_trips(part: Extract<'_>, loaded: &LoadedGraph, what: &str) {
    let (expected, found) = round_trips(part, loaded);
    for (format, found) in found {
        let mut pairs = expected.lines().zip(found.lines());
        let first = pairs.find(|(expected, found)| expected != found);
        assert_eq!(first, None, "{what} as {format}");
        assert_eq!(expected.len(), found.len(), "{what} as {format}");
    }
}

#[test]
fn the_part_around_each_entity_reads_back() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let graph = &loaded.graph;
    let filter = Filter::default();
    for (index, entity) in graph.entities().enumerate() {
        let selection = neighbourhood(graph, &[entity.id()], 1, &filter).selection;
        let part = Extract::new(graph, vec![entity.id()], filter.clone(), selection);
        // Each format takes a while.
        if index % 8 == 0 {
            assert_round_trips(part, &loaded, entity.slug());
        } else {
            let extract = format("json").complete(part, &loaded).extract;
            let json = text("json", &extract);
            assert!(json == reread(&load_text("part.json", json.clone())), "{}", entity.slug());
        }
    }
}

#[test]
fn what_a_filter_allows_reads_back() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let graph = &loaded.graph;
    let limits = [
        (Dimension::Kind, "person"),
        (Dimension::Tone, "negative"),
        (Dimension::Source, "courage-speech"),
        (Dimension::Since, "2022"),
        (Dimension::Standing, "opinion"),
    ];
    for (dimension, value) in limits {
        let args = FilterArgs::from_iter([(dimension, value.to_owned())]);
        let filter = args.resolve(graph).expect("the filter should be valid");
        let all = everything(graph, &filter);
        for limit in [20, 1_000] {
            let selection = all.clone().sorted_by_connections(graph).truncated(graph, limit);
            let part = Extract::new(graph, Vec::new(), filter.clone(), selection);
            assert_round_trips(part, &loaded, &format!("{dimension:?} {value}, at most {limit}"));
        }
    }
}

const SLUGS: [&str; 4] = ["a", "b", "c", "d"];

#[derive(Clone, Debug)]
struct RandomRelation {
    ends: [usize; 2],
    kind: &'static str,
    has_id: bool,
    speaker: Option<usize>,
    /// Indices of relations, which may be out of range.
    disputed: Vec<usize>,
    extra: Value,
}

fn any_relation() -> impl Strategy<Value = RandomRelation> {
    let fields = (
        [0..2_usize, 0..3_usize],
        prop_oneof![Just("met"), Just("owns")],
        any::<bool>(),
        prop::option::of(0..4_usize),
        prop::collection::vec(0..12_usize, 0..3),
        any_extra(),
    );
    fields.prop_map(|(ends, kind, has_id, speaker, disputed, extra)| RandomRelation {
        ends,
        kind,
        has_id,
        speaker,
        disputed,
        extra,
    })
}

/// Free-form data, in which empty lists, maps and strings are frequent.
fn any_extra() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[ ~a=1.#;:\"'\n雷-]{0,4}".prop_map(Value::from),
        prop_oneof![Just("true"), Just("1.0"), Just("null"), Just("{}")].prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |value| {
        let list = prop::collection::vec(value.clone(), 0..3).prop_map(Value::from);
        let map = prop::collection::btree_map("[a-c]{1,2}", value, 0..3);
        prop_oneof![list, map.prop_map(|map| Value::Object(map.into_iter().collect()))]
    })
}

/// A graph loaded from JSON that gives only explicit ids.
fn random_graph(relations: &[RandomRelation], extra: &[Value; 4]) -> LoadedGraph {
    let id = |index: usize| format!("r{index}");
    let entity = |(slug, extra): (&str, &Value)| {
        let facts = json!([
            {"id": format!("{slug}-fact"), "says": "size", "value": "1", "cites": ["s#1"]},
            {"says": "size", "value": "2", "cites": ["s"], "disputes": [format!("{slug}-fact")]},
        ]);
        json!({"id": slug, "kind": "thing", "name": slug, "facts": facts, "extra": extra})
    };
    let relation = |(index, relation): (usize, &RandomRelation)| {
        let has_id = |other: &usize| relations.get(*other).is_some_and(|other| other.has_id);
        let disputed = relation.disputed.iter().filter(|other| **other != index && has_id(other));
        let mut disputed: Vec<String> = disputed.map(|other| id(*other)).collect();
        disputed.push(format!("{}-fact", SLUGS[relation.ends[0]]));
        disputed.dedup();
        let mut record =
            Map::from_iter(relation.has_id.then(|| ("id".to_owned(), id(index).into())));
        record.extend([
            ("from".to_owned(), SLUGS[relation.ends[0]].into()),
            ("kind".to_owned(), relation.kind.into()),
            ("to".to_owned(), SLUGS[relation.ends[1]].into()),
            ("claim".to_owned(), format!("Claim {index}.").into()),
            ("said_by".to_owned(), relation.speaker.map(|speaker| SLUGS[speaker]).into()),
            ("disputes".to_owned(), disputed.into()),
            ("cites".to_owned(), json!(["s#1"])),
            ("extra".to_owned(), relation.extra.clone()),
        ]);
        Value::Object(record)
    };
    let graph = json!({
        "title": "Random",
        "entity_kinds": {"thing": {}},
        "relation_kinds": {"met": {"mutual": true}, "owns": {"back": "is owned by"}},
        "sources": [{"id": "s", "title": "S", "paragraphs": ["One."]}],
        "entities": SLUGS.into_iter().zip(extra).map(entity).collect::<Value>(),
        "relations": relations.iter().enumerate().map(relation).collect::<Value>(),
    });
    let loaded = load_text("random.json", graph.to_string());
    assert_eq!(loaded.render_problems(3, Palette::Plain), "", "{graph:#}");
    loaded
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_part_of_a_random_graph_reads_back(
        relations in prop::collection::vec(any_relation(), 0..12),
        extra in [any_extra(), any_extra(), any_extra(), any_extra()],
        selected in [any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()],
        kept in prop::collection::vec(any::<bool>(), 12),
    ) {
        let loaded = random_graph(&relations, &extra);
        let graph = &loaded.graph;
        let entities = (0..4).filter(|index| selected[*index]).map(EntityId::new);
        let entities: Vec<EntityId> = entities.collect();
        let relations = (0..graph.relation_count()).filter(|index| kept[*index]).map(RelationId::new);
        let between = relations.filter(|id| {
            let relation = graph.relation(*id);
            entities.contains(&relation.from().id()) && entities.contains(&relation.to().id())
        });
        let selection = Selection { relations: between.collect(), entities, ..Selection::default() };
        let part = Extract::new(graph, Vec::new(), Filter::default(), selection);
        let (expected, found) = round_trips(part, &loaded);
        for (format, found) in found {
            prop_assert_eq!(&expected, &found, "{}", format);
        }
    }
}
