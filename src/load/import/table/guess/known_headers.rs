//! The headers by which the meaning of a column is guessed: those of several programs and languages.

use crate::load::import::table::column::ColumnMeaning::{
    self, Aliases, Claim, Direction, Document, DocumentDate, DocumentPublisher, DocumentTitle, End,
    FromKind, Id, Kind, Link, Name, Role, Start, ToKind, Weight, When,
};

/// Headers, in lower case and without spaces or punctuation, the most reliable first.
pub(super) type Headers = [(ColumnMeaning, &'static [&'static str])];

pub(super) const ENTITY_HEADERS: &Headers = &[
    (Id, &["id", "nodeid", "key", "slug"]),
    (
        Name,
        &[
            "name",
            "fullname",
            "entity",
            "label",
            "node",
            "title",
            "person",
            "firm",
            "company",
            "nom",
            "nombre",
            "nome",
            "naam",
            "имя",
            "название",
            "名称",
            "姓名",
            "名字",
            "名前",
            "이름",
        ],
    ),
    (
        Kind,
        &[
            "kind",
            "type",
            "category",
            "class",
            "group",
            "entitytype",
            "primaryext",
            "art",
            "typ",
            "tipo",
            "тип",
            "类型",
            "类别",
            "種類",
        ],
    ),
    (Aliases, &["aliases", "alias", "aka", "alsoknownas", "othernames", "别名"]),
    (Role, &["role", "position", "jobtitle", "function", "职务"]),
    (Link, &["website", "homepage", "web", "wikidata", "wikipedia"]),
    (Document, DOCUMENT_HEADERS),
    (DocumentTitle, &["sourcetitle", "documenttitle", "articletitle", "headline"]),
    (DocumentPublisher, PUBLISHER_HEADERS),
    (DocumentDate, DOCUMENT_DATE_HEADERS),
];

/// Headers of both ends, by language, since a header such as `a` says nothing on its own.
pub(super) const END_HEADERS: &[[&[&str]; 2]] = &[
    [
        &[
            "from",
            "source",
            "fromid",
            "sourceid",
            "fromname",
            "sourcename",
            "subject",
            "node1",
            "entity1name",
            "entity1",
            "entity1id",
            "person1",
            "startid",
        ],
        &[
            "to",
            "target",
            "toid",
            "targetid",
            "toname",
            "targetname",
            "object",
            "node2",
            "entity2name",
            "entity2",
            "entity2id",
            "person2",
            "endid",
        ],
    ],
    [&["von", "quelle"], &["nach", "zu", "an", "ziel"]],
    [&["de", "source", "origine"], &["à", "a", "vers", "cible", "destination"]],
    [&["de", "origen", "origem", "fuente"], &["a", "para", "destino", "objetivo"]],
    [&["da", "origine", "sorgente"], &["a", "destinazione"]],
    [&["van", "bron"], &["naar", "doel"]],
    [&["от", "откуда", "источник"], &["к", "куда", "кому", "цель"]],
    [
        &["来源", "起点", "源", "从", "源节点", "起始节点", "主体", "來源", "起點", "甲方"],
        &["目标", "终点", "到", "至", "目标节点", "终止节点", "客体", "目標", "終點", "乙方"],
    ],
    [&["始点", "元", "起点"], &["終点", "先"]],
    [&["출발", "출처"], &["도착", "대상"]],
];

/// Headers of ends that may also be those of the start and end of a period.
pub(super) const PERIOD_HEADERS: [&str; 14] =
    ["from", "to", "von", "nach", "de", "à", "a", "da", "van", "naar", "от", "к", "从", "到"];

/// Headers of columns with the names of entities, and the kind of these entities if the header implies one.
pub(super) const ENTITY_COLUMNS: &[(&str, Option<&str>)] = &[
    ("name", None),
    ("fullname", None),
    ("entity", None),
    ("node", None),
    ("person", Some("person")),
    ("people", Some("person")),
    ("politician", Some("person")),
    ("firm", Some("firm")),
    ("company", Some("company")),
    ("organisation", Some("organisation")),
    ("organization", Some("organization")),
    ("institution", Some("institution")),
    ("party", None),
    ("bank", Some("bank")),
    ("fund", Some("fund")),
];

/// Headers of columns with the names of entities that imply how these are related to the entity in another column, and the
/// kind of these entities if the header implies one.
pub(super) const ROLE_COLUMNS: &[(&str, Option<&str>)] = &[
    ("director", Some("person")),
    ("officer", Some("person")),
    ("employee", Some("person")),
    ("member", None),
    ("owner", None),
    ("shareholder", None),
    ("investor", None),
    ("donor", None),
    ("recipient", None),
    ("beneficiary", None),
    ("sponsor", None),
    ("lender", None),
    ("borrower", None),
    ("employer", None),
    ("supplier", None),
    ("subsidiary", None),
    ("spouse", Some("person")),
];

/// Headers of columns of an entity table that may name other entities.
pub(super) const OTHER_ENTITY_COLUMNS: [&str; 10] = [
    "founder", "ceo", "chairman", "chair", "manager", "parent", "child", "partner", "customer",
    "client",
];

pub(super) const RELATION_HEADERS: &Headers = &[
    (FromKind, &["fromkind", "fromtype", "sourcekind", "sourcetype"]),
    (ToKind, &["tokind", "totype", "targetkind", "targettype"]),
    (Direction, &["direction", "directed"]),
    (
        Kind,
        &[
            "relation",
            "relationship",
            "relationshiptype",
            "relationtype",
            "kind",
            "tie",
            "interaction",
            "predicate",
            "type",
            "edgetype",
            "label",
            "category",
            "beziehung",
            "art",
            "relación",
            "relação",
            "relazione",
            "relatie",
            "tipo",
            "отношение",
            "связь",
            "关系",
            "關係",
            "类型",
            "関係",
            "관계",
            "role",
            "position",
        ],
    ),
    (
        Start,
        &[
            "start",
            "startdate",
            "since",
            "begin",
            "validfrom",
            "seit",
            "beginn",
            "depuis",
            "début",
            "desde",
            "开始",
            "起始",
            "开始日期",
            "开始时间",
        ],
    ),
    (
        End,
        &[
            "end",
            "enddate",
            "until",
            "validto",
            "bis",
            "ende",
            "fin",
            "hasta",
            "结束",
            "结束日期",
            "结束时间",
        ],
    ),
    (
        When,
        &[
            "when", "date", "year", "time", "timeset", "interval", "datum", "jahr", "année",
            "fecha", "año", "日期", "时间", "年份",
        ],
    ),
    (Weight, &["weight", "gewicht", "poids", "peso", "权重"]),
    (Claim, &["claim", "description", "statement", "sentence"]),
    (Document, DOCUMENT_HEADERS),
    (DocumentTitle, &["sourcetitle", "documenttitle", "articletitle", "headline", "title"]),
    (DocumentPublisher, PUBLISHER_HEADERS),
    (DocumentDate, DOCUMENT_DATE_HEADERS),
];

pub(super) const DOCUMENT_HEADERS: &[&str] = &[
    "source",
    "url",
    "reference",
    "document",
    "evidence",
    "sourceurl",
    "sources",
    "citation",
    "link",
    "sourcelink",
    "quelle",
    "fuente",
    "fonte",
    "来源",
    "出处",
    "链接",
    "网址",
];
pub(super) const PUBLISHER_HEADERS: &[&str] =
    &["publisher", "sourcepublisher", "sourcename", "outlet", "newspaper"];
pub(super) const DOCUMENT_DATE_HEADERS: &[&str] = &[
    "sourcedate",
    "documentdate",
    "publicationdate",
    "datepublished",
    "publishedat",
    "publisheddate",
    "published",
];

/// Parts of the headers of address columns that are about the entity, and are not documents to cite.
pub(super) const OTHER_ADDRESS_HEADERS: [&str; 14] = [
    "image",
    "photo",
    "picture",
    "logo",
    "icon",
    "avatar",
    "thumbnail",
    "website",
    "homepage",
    "twitter",
    "linkedin",
    "facebook",
    "instagram",
    "youtube",
];
