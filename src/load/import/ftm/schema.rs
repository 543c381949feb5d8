//! The FollowTheMoney schemata that are not entities: <https://followthemoney.tech/explorer/>

/// A schema whose records connect two entities, as a kind of relation.
#[derive(Debug)]
pub(super) struct LinkSchema {
    pub(super) schema: &'static str,
    /// The properties whose values are the ends.
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) says: &'static str,
    /// The wording from the `to` entity; `None` if the relation is mutual.
    pub(super) back: Option<&'static str>,
}

const fn link(
    (schema, from, to): (&'static str, &'static str, &'static str),
    says: &'static str,
    back: Option<&'static str>,
) -> LinkSchema {
    LinkSchema { schema, from, to, says, back }
}

pub(super) static LINKS: [LinkSchema; 18] = [
    link(("Ownership", "owner", "asset"), "owns", Some("is owned by")),
    link(("Directorship", "director", "organization"), "directs", Some("is directed by")),
    link(("Membership", "member", "organization"), "is a member of", Some("has as a member")),
    link(("Employment", "employee", "employer"), "works for", Some("employs")),
    link(("Family", "person", "relative"), "is related to", None),
    link(("Associate", "person", "associate"), "is an associate of", None),
    link(("UnknownLink", "subject", "object"), "is linked to", None),
    link(("Representation", "agent", "client"), "represents", Some("is represented by")),
    link(("Succession", "predecessor", "successor"), "was succeeded by", Some("succeeded")),
    link(("Payment", "payer", "beneficiary"), "paid", Some("was paid by")),
    link(("Debt", "debtor", "creditor"), "owes", Some("is owed by")),
    link(("Occupancy", "holder", "post"), "holds", Some("is held by")),
    link(
        ("ProjectParticipant", "participant", "project"),
        "takes part in",
        Some("has as a participant"),
    ),
    link(("ContractAward", "supplier", "contract"), "was awarded", Some("was awarded to")),
    link(("CourtCaseParty", "party", "case"), "is a party to", Some("has as a party")),
    link(("Documentation", "document", "entity"), "documents", Some("is documented in")),
    link(("Mention", "document", "resolved"), "mentions", Some("is mentioned by")),
    link(("Similar", "candidate", "match"), "is similar to", None),
];

/// Properties of entities whose values are the ids of other entities, as kinds of relations.
pub(super) static REFERENCES: [LinkSchema; 21] = [
    link(("", "", "addressEntity"), "has the address", Some("is the address of")),
    link(("", "", "parent"), "has as its parent", Some("is the parent of")),
    link(("", "", "owner"), "has as its owner", Some("is the owner of")),
    link(("", "", "operator"), "has as its operator", Some("operates")),
    link(("", "", "organization"), "belongs to", Some("includes")),
    link(("", "", "authority"), "has as its authority", Some("is the authority of")),
    link(("", "", "tenderers"), "has as a tenderer", Some("tenders for")),
    link(("", "", "issuer"), "has as its issuer", Some("issues")),
    link(("", "", "holder"), "has as its holder", Some("is the holder of")),
    link(("", "", "bank"), "is held at", Some("holds")),
    link(("", "", "organizer"), "has as its organizer", Some("organizes")),
    link(("", "", "involved"), "involves", Some("is involved in")),
    link(("", "", "caller"), "has as its caller", Some("is the caller of")),
    link(("", "", "receiver"), "has as its receiver", Some("is the receiver of")),
    link(("", "", "emitters"), "was sent by", Some("sent")),
    link(("", "", "recipients"), "was sent to", Some("was sent")),
    link(("", "", "inReplyToEmail"), "replies to", Some("has as a reply")),
    link(("", "", "inReplyToMessage"), "replies to", Some("has as a reply")),
    link(("", "", "startLocation"), "starts at", Some("is the start of")),
    link(("", "", "endLocation"), "ends at", Some("is the end of")),
    link(("", "", "document"), "is part of", Some("contains")),
];

/// Schemata whose records are facts about one entity, and the property with its id.
pub(super) static FACTS: [(&str, &str); 5] = [
    ("Sanction", "entity"),
    ("Identification", "holder"),
    ("Passport", "holder"),
    ("EconomicActivity", "holder"),
    ("TaxRoll", "holder"),
];

pub(super) fn find_link(schema: &str) -> Option<&'static LinkSchema> {
    LINKS.iter().find(|link| link.schema == schema)
}

/// The property with the id of the entity that a fact is about; `None` if the schema is not a fact.
pub(super) fn find_fact(schema: &str) -> Option<&'static str> {
    FACTS.iter().find(|(name, _)| *name == schema).map(|(_, holder)| *holder)
}
