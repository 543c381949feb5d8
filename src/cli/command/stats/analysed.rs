//! What the shape of the graph says, each in a plain sentence with the relations behind it.

use serde_json::{Value, json};

use crate::cli::print;
use crate::model::{EntityId, Graph, RelationId};
use crate::query::{Broker, Filter, Group, Hub, Triangle, brokers, groups, hubs, triangles};

/// How many of each are told.
const TOLD: usize = 10;
/// How many members of a group are named.
const NAMED: usize = 6;

/// Hubs, brokers, groups and odd triangles of a graph.
pub(super) struct Analysis<'g> {
    graph: &'g Graph,
    hubs: Vec<Hub>,
    brokers: Vec<Broker>,
    groups: Vec<Group>,
    triangles: Vec<Triangle>,
}

impl<'g> Analysis<'g> {
    pub(super) fn new(graph: &'g Graph, filter: &Filter) -> Self {
        Self {
            graph,
            hubs: hubs(graph, filter, TOLD),
            brokers: brokers(graph, filter, TOLD),
            groups: groups(graph, filter),
            triangles: triangles(graph, filter, TOLD),
        }
    }

    /// Sentences under their headings; without the headings that have none.
    pub(super) fn sections(&self) -> Vec<(&'static str, Vec<String>)> {
        let sections = [
            ("Tied most", self.hubs.iter().map(|hub| self.hub(hub)).collect::<Vec<String>>()),
            ("Between the others", self.brokers.iter().map(|one| self.broker(one)).collect()),
            ("Groups", self.groups.iter().take(TOLD).map(|group| self.group(group)).collect()),
            (
                "Friends of two rivals",
                self.triangles.iter().map(|one| self.triangle(one)).collect(),
            ),
        ];
        sections.into_iter().filter(|(_, sentences)| !sentences.is_empty()).collect()
    }

    /// The same as one record.
    pub(super) fn record(&self) -> Value {
        json!({
            "hubs": self.hubs.iter().map(|hub| self.hub_record(hub)).collect::<Vec<Value>>(),
            "brokers": self.brokers.iter().map(|one| self.broker_record(one)).collect::<Vec<Value>>(),
            "groups": self.groups.iter().map(|group| self.group_record(group)).collect::<Vec<Value>>(),
            "triangles": self.triangles.iter().map(|one| self.triangle_record(one)).collect::<Vec<Value>>(),
        })
    }

    fn hub(&self, hub: &Hub) -> String {
        let relations = print::count(hub.ties.len(), "relation", "relations");
        let others = print::count(hub.others, "other", "others");
        format!("{} has {relations} with {others}.", self.name(hub.entity))
    }

    fn hub_record(&self, hub: &Hub) -> Value {
        json!({"id": self.slug(hub.entity), "relations": hub.ties.len(), "others": hub.others})
    }

    fn broker(&self, broker: &Broker) -> String {
        let cut_off = match broker.cuts_off.as_slice() {
            [] => String::new(),
            [only] => format!(" Without it {} would be cut off.", self.name(*only)),
            many => format!(" Without it {} would be cut off: {}.", many.len(), self.names(many)),
        };
        let share = (broker.share * 100.0).round();
        let name = self.name(broker.entity);
        format!("{name} lies on {share} % of the shortest ways between two others.{cut_off}")
    }

    fn broker_record(&self, broker: &Broker) -> Value {
        // Rounded, so that the last bits of a sum cannot change the bytes.
        let share = (broker.share * 10_000.0).round() / 10_000.0;
        let cut_off: Vec<&str> = broker.cuts_off.iter().map(|id| self.slug(*id)).collect();
        json!({"id": self.slug(broker.entity), "share": share, "cuts_off": cut_off})
    }

    fn group(&self, group: &Group) -> String {
        let relations = print::count(group.inside.len(), "relation", "relations");
        let size = group.members.len();
        let names = self.names(&group.members);
        format!("{size} around {names}; {relations} inside, {} to others.", group.outside)
    }

    fn group_record(&self, group: &Group) -> Value {
        let members: Vec<&str> = group.members.iter().map(|id| self.slug(*id)).collect();
        json!({"members": members, "inside": group.inside.len(), "outside": group.outside})
    }

    fn triangle(&self, triangle: &Triangle) -> String {
        let [one, other] = triangle.rivals.map(|id| self.name(id));
        let friend = self.name(triangle.friend);
        let ids = self.ids(triangle).join(", ");
        format!(
            "{friend} stands with {one} and with {other}, who stand against each other ({ids})."
        )
    }

    fn triangle_record(&self, triangle: &Triangle) -> Value {
        json!({
            "friend": self.slug(triangle.friend),
            "rivals": triangle.rivals.map(|id| self.slug(id)),
            "relations": self.ids(triangle),
        })
    }

    /// The relations that make a triangle.
    fn ids(&self, triangle: &Triangle) -> Vec<String> {
        let sides = triangle.friendship.iter().flatten().chain(&triangle.rivalry);
        let name = |id: &RelationId| self.graph.relation(*id).name().to_string();
        sides.map(name).collect()
    }

    fn names(&self, entities: &[EntityId]) -> String {
        let names: Vec<&str> = entities.iter().take(NAMED).map(|id| self.name(*id)).collect();
        let more = if entities.len() > NAMED { " …" } else { "" };
        format!("{}{more}", names.join(", "))
    }

    fn name(&self, id: EntityId) -> &'g str {
        self.graph.entity(id).name()
    }

    fn slug(&self, id: EntityId) -> &'g str {
        self.graph.entity(id).slug()
    }
}
