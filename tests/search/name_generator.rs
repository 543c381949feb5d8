//! Generates realistic names from a seed: firms, Western people, and Chinese people in pinyin and in characters.

use std::collections::HashSet;

use guanxi::model::{
    Alias, Builder, Citation, CitationList, FileLine, Graph, NewEntity, NewRelation,
    NewRelationKind, NewSource, Paragraph, Standing,
};

/// A generator of names and random numbers (`SplitMix64`: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", 2014).
pub(crate) struct NameGenerator(u64);

impl NameGenerator {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bits =
            usize::try_from((bits ^ (bits >> 31)) >> 16).expect("48 bits should fit into a usize");
        bits % end
    }

    /// A random item.
    pub(crate) fn pick<'t, T: ?Sized>(&mut self, items: &[&'t T]) -> &'t T {
        items[self.below(items.len())]
    }

    /// `count` distinct names of all kinds.
    pub(crate) fn names(&mut self, count: usize) -> Vec<String> {
        self.distinct(count, |generator| match generator.below(20) {
            0..9 => generator.firm(),
            9..14 => generator.western(),
            14..19 => generator.pinyin(),
            _ => generator.chinese(),
        })
    }

    /// `count` distinct names in Chinese characters, from about 70,000.
    pub(crate) fn chinese_names(&mut self, count: usize) -> Vec<String> {
        self.distinct(count, Self::chinese)
    }

    fn distinct(&mut self, count: usize, generate: impl Fn(&mut Self) -> String) -> Vec<String> {
        let mut names = Vec::with_capacity(count);
        let mut seen = HashSet::with_capacity(count);
        while names.len() < count {
            let name = generate(self);
            if seen.insert(name.clone()) {
                names.push(name);
            }
        }
        names
    }

    fn firm(&mut self) -> String {
        let brand = self.brand();
        match self.below(6) {
            0 => brand,
            1 => format!("{} {brand}", self.pick(PLACES)),
            2 => format!("{brand} {} {}", self.pick(TRADES), self.pick(FORMS)),
            3 => format!("{}{}", brand, self.pick(ENDINGS)),
            _ => format!("{brand} {}", self.pick(TRADES)),
        }
    }

    fn western(&mut self) -> String {
        let given = self.pick(GIVEN);
        let family = if self.below(3) == 0 { self.pick(FAMILIES).to_owned() } else { self.brand() };
        if self.below(6) == 0 {
            return format!("{given} {} {family}", self.pick(GIVEN));
        }
        format!("{given} {family}")
    }

    fn pinyin(&mut self) -> String {
        let family = self.pick(SURNAMES);
        let given = (0..=self.below(3).min(1)).map(|_| self.pick(SYLLABLES));
        format!("{family} {}", capitalise(&given.collect::<String>()))
    }

    fn chinese(&mut self) -> String {
        let family = self.pick(XING);
        let given = (0..=self.below(3).min(1)).map(|_| self.pick(MING));
        format!("{family}{}", given.collect::<String>())
    }

    /// An invented word of two or three syllables.
    fn brand(&mut self) -> String {
        let syllables = 2 + self.below(2);
        let mut word = String::new();
        for _ in 0..syllables {
            word.push_str(self.pick(ONSETS));
            word.push_str(self.pick(NUCLEI));
        }
        word.push_str(self.pick(CODAS));
        capitalise(&word)
    }
}

/// A graph of entities with these names. The first names have the most relations, and only a few have many, as in real
/// graphs.
pub(crate) fn graph_of(names: &[String]) -> Graph {
    graph_with_aliases(names, &[])
}

/// Like [`graph_of`], with aliases for some entities. Each alias follows the index of its entity in `names`; the list
/// is sorted by index.
pub(crate) fn graph_with_aliases(names: &[String], aliases: &[(usize, String)]) -> Graph {
    let mut builder = Builder::default();
    let kind = builder.add_entity_kind("thing", "things");
    let source = builder.add_source(NewSource {
        slug: "s",
        gists: vec![Some("All.")],
        ..NewSource::default()
    });
    let knows = NewRelationKind { slug: "knows", says: "knows", ..NewRelationKind::default() };
    let knows = builder.add_relation_kind(&knows);
    let mut handles = Vec::with_capacity(names.len());
    let mut remaining = aliases.iter().peekable();
    for (index, name) in names.iter().enumerate() {
        let mut aliases = Vec::new();
        while let Some((_, alias)) = remaining.next_if(|(owner, _)| *owner == index) {
            aliases.push(Alias { name: alias, note: None });
        }
        let mut slug = slug_of(name);
        if slug.is_empty() || builder.find_entity(&slug).is_some() {
            slug = format!("n{index}");
        }
        let new = NewEntity { slug: &slug, kind, name, aliases, ..NewEntity::default() };
        handles.push(builder.add_entity(new).expect("the slug should be free"));
    }
    for index in 0..names.len().min(2_000) {
        for other in 0..(2_000 / (index + 10)) {
            let to = handles[(index * 31 + other * 17 + 1) % handles.len()];
            let cite = Citation { source, part: Paragraph::from_index(0).into(), words: None };
            builder.add_relation(NewRelation {
                id: None,
                from: handles[index],
                kind: knows,
                to,
                when: None,
                claim: "One knows the other.",
                said_by: None,
                standing: Standing::Stated,
                cites: CitationList::new(vec![cite]).expect("there should be a citation"),
                extra: None,
                defined_at: FileLine::default(),
            });
        }
    }
    builder.build()
}

/// A slug as a person would choose it; empty for a name in Chinese characters.
fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for character in name.to_lowercase().chars() {
        match to_ascii(character) {
            Some(character) => slug.push(character),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The character without accents; `None` if it cannot be part of a slug.
fn to_ascii(character: char) -> Option<char> {
    Some(match character {
        'á' | 'ã' => 'a',
        'é' | 'ë' => 'e',
        'í' => 'i',
        'ü' => 'u',
        'ç' => 'c',
        _ => Some(character).filter(char::is_ascii_alphanumeric)?,
    })
}

fn capitalise(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

const ONSETS: &[&str] = &[
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p",
    "pr", "qu", "r", "s", "sh", "st", "t", "tr", "v", "w", "x", "z", "",
];
const NUCLEI: &[&str] =
    &["a", "e", "i", "o", "u", "ai", "ea", "io", "ou", "ar", "er", "or", "an", "en", "in", "on"];
const CODAS: &[&str] = &["", "", "n", "s", "x", "th", "ck", "ra", "tech", "co", "ix", "el"];
const TRADES: &[&str] = &[
    "Motors",
    "Auto",
    "Automotive",
    "Energy",
    "Battery",
    "Systems",
    "Software",
    "Capital",
    "Holdings",
    "Logistics",
    "Media",
    "Pharma",
    "Robotics",
    "Semiconductor",
    "Steel",
    "Telecom",
    "Textiles",
    "Trading",
    "Ventures",
    "Mobility",
    "Electric",
    "Chemical",
    "Foods",
    "Insurance",
];
const FORMS: &[&str] = &["Ltd", "GmbH", "Inc", "AG", "Group", "Corporation", "SA", "Co"];
const ENDINGS: &[&str] = &["Soft", "Net", "Lab", "Works", "Bank", "Drive", "Tech"];
const PLACES: &[&str] = &[
    "Shanghai",
    "Beijing",
    "Shenzhen",
    "Munich",
    "Berlin",
    "London",
    "Boston",
    "Kyoto",
    "Milan",
    "Zürich",
    "Málaga",
    "São Paulo",
    "Great",
    "New",
    "United",
    "First",
    "Pacific",
    "Northern",
];
const GIVEN: &[&str] = &[
    "James",
    "Mary",
    "Robert",
    "Anna",
    "John",
    "Linda",
    "Michael",
    "Sofia",
    "David",
    "Laura",
    "Thomas",
    "Julia",
    "Peter",
    "Nina",
    "Martin",
    "Elena",
    "André",
    "Zoë",
    "Jürgen",
    "François",
    "Richard",
    "William",
    "Jim",
    "Jack",
    "Karin",
    "Oliver",
    "Emma",
    "Lucas",
    "Hannah",
    "Victor",
];
const FAMILIES: &[&str] = &[
    "Smith", "Johnson", "Müller", "Schmidt", "Rossi", "García", "Martin", "Bernard", "Novák",
    "Kowalski", "Larsen", "Jensen", "Farley", "Musk", "Ford", "Taylor", "Walker", "Fischer",
];
const SURNAMES: &[&str] = &[
    "Li", "Wang", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu", "Xu", "Sun", "Hu",
    "Zhu", "Gao", "Lin", "He", "Guo", "Ma", "Luo", "Liang", "Song", "Zheng", "Xie", "Han", "Tang",
    "Feng", "Yu", "Dong", "Xiao", "Cheng", "Cao", "Yuan", "Deng", "Fu", "Shen", "Zeng", "Peng",
    "Lü", "Su", "Lu", "Jiang", "Cai", "Jia", "Ding", "Wei", "Xue", "Ye", "Yan", "Pan", "Lei",
];
const SYLLABLES: &[&str] = &[
    "ai", "an", "bai", "ban", "bao", "bei", "bin", "bo", "cai", "chang", "chao", "chen", "cheng",
    "chun", "cong", "da", "dan", "dong", "en", "fa", "fan", "fang", "fei", "feng", "fu", "gang",
    "guang", "guo", "hai", "han", "hao", "he", "hong", "hua", "hui", "jia", "jian", "jie", "jin",
    "jing", "jun", "kai", "kang", "ke", "kun", "lan", "lei", "li", "lian", "liang", "lin", "ling",
    "long", "mei", "min", "ming", "na", "ning", "peng", "ping", "qi", "qiang", "qing", "quan",
    "rong", "rui", "shan", "sheng", "shi", "shu", "song", "tao", "ting", "tong", "wan", "wei",
    "wen", "xia", "xiang", "xiao", "xin", "xing", "xiong", "xue", "yan", "yang", "yi", "ying",
    "yong", "yu", "yuan", "yue", "yun", "ze", "zhen", "zheng", "zhi", "zhong", "zhu", "zi",
];
const XING: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
    "何", "郭", "马", "罗", "曾", "单", "仇", "解", "翟", "吕", "雷", "余", "魏", "尹", "贾",
    "欧阳",
];
const MING: &[&str] = &[
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
    "超", "秀", "霞", "平", "刚", "桂", "英", "华", "玉", "萍", "红", "文", "辉", "建", "国", "小",
    "鹏", "斌", "跃", "亭", "同", "承", "东", "万", "毓", "群", "蒙", "正", "晓", "川", "缙", "乐",
];
