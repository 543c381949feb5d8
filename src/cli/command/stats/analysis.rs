use serde_json::{Value, json};

use crate::model::{EntityId, Graph, RelationId};
use crate::output::records;
use crate::query::{Analysis, Broker, BrokerBasis, Group, Hub, InsightSection, Triangle};

/// `{hubs, brokers, brokers_note, groups, triangles}`, each item with its sentence. `brokers` is null if they are not computed.
pub(super) fn record(graph: &Graph, analysis: &Analysis, sections: &[InsightSection]) -> Value {
    let records = JsonRecords { graph, sections };
    let brokers = analysis.brokers.iter().map(|broker| records.broker(broker));
    let brokers = match analysis.broker_basis {
        BrokerBasis::TooManyEntities { .. } => Value::Null,
        _ => records.with_sentences("broker", brokers).into(),
    };
    json!({
        "hubs": records.with_sentences("hub", analysis.hubs.iter().map(|hub| records.hub(hub))),
        "brokers": brokers,
        "brokers_note": analysis.broker_basis.note(),
        "groups": records.with_sentences("group", analysis.groups.iter().map(|group| records.group(group))),
        "triangles":
            records.with_sentences("triangle", analysis.triangles.iter().map(|triangle| records.triangle(triangle))),
    })
}

struct JsonRecords<'g> {
    graph: &'g Graph,
    sections: &'g [InsightSection],
}

impl<'g> JsonRecords<'g> {
    fn with_sentences(&self, noun: &str, records: impl Iterator<Item = Value>) -> Vec<Value> {
        let section = self.sections.iter().find(|section| section.noun == noun);
        let insights = section.map(|section| section.insights.as_slice()).unwrap_or_default();
        let sentences = insights.iter().map(|insight| Value::from(insight.sentence.as_str()));
        let mut sentences = sentences.chain(std::iter::repeat(Value::Null));
        let mut next = || sentences.next().unwrap_or_default();
        records.map(|record| records::with(record, "sentence", next())).collect()
    }

    fn hub(&self, hub: &Hub) -> Value {
        json!({"id": self.slug(hub.entity), "relations": hub.ties.len(), "others": hub.neighbour_count})
    }

    fn broker(&self, broker: &Broker) -> Value {
        // Rounded so that floating-point error cannot change the output.
        let share = (broker.share * 10_000.0).round() / 10_000.0;
        json!({"id": self.slug(broker.entity), "share": share, "cuts_off": self.slugs(&broker.cuts_off)})
    }

    fn group(&self, group: &Group) -> Value {
        let members = self.slugs(&group.members);
        json!({"members": members, "inside": group.inside.len(), "outside": group.outside_count})
    }

    fn triangle(&self, triangle: &Triangle) -> Value {
        let sides = triangle.friendship.iter().flatten().chain(&triangle.rivalry);
        let id_text = |id: &RelationId| self.graph.relation(*id).id_text().to_string();
        json!({
            "friend": self.slug(triangle.friend),
            "rivals": triangle.rivals.map(|id| self.slug(id)),
            "relations": sides.map(id_text).collect::<Vec<String>>(),
        })
    }

    fn slugs(&self, entities: &[EntityId]) -> Vec<&'g str> {
        entities.iter().map(|id| self.slug(*id)).collect()
    }

    fn slug(&self, id: EntityId) -> &'g str {
        self.graph.entity(id).slug()
    }
}
