//! Realistic lists of names: real institutions, firms and people among invented ones.

use std::collections::HashSet;

use super::name_generator::NameGenerator;

/// The number of names in a list.
const NAMES: usize = 5_000;

/// A real list: one entity per line, its name and its aliases separated by `|`.
#[derive(Clone, Copy)]
pub(crate) enum NameList {
    /// The list with which the ranking is tuned.
    Politics,
    /// The list for the published figures. Its cases have never been looked at.
    Industry,
}

/// The names of entities in random order, so that the number of relations does not reveal which names are real, and
/// their aliases, each with the index of its entity, in ascending order.
pub(crate) struct BenchmarkNames {
    pub(crate) names: Vec<String>,
    pub(crate) aliases: Vec<(usize, String)>,
    /// The names to make queries from: all, then as many copies of the real ones.
    pub(crate) intended: Vec<String>,
}

impl NameList {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Politics => "politics",
            Self::Industry => "industry",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Politics => include_str!("names/politics.txt"),
            Self::Industry => include_str!("names/industry.txt"),
        }
    }

    /// The real names, and invented ones that resemble them.
    pub(crate) fn names(self, chance: &mut NameGenerator) -> BenchmarkNames {
        let mut lines: Vec<String> = self.text().lines().map(str::to_owned).collect();
        let real: Vec<String> = lines.iter().map(|line| name_of(line)).collect();
        let mut seen: HashSet<String> = real.iter().cloned().collect();
        for firm in chance.names(NAMES) {
            let name = match chance.below(5) {
                0 | 1 => institution(chance),
                2 | 3 => person(chance),
                _ => firm,
            };
            if lines.len() < NAMES && seen.insert(name.clone()) {
                lines.push(name);
            }
        }
        shuffle(chance, &mut lines);
        let names: Vec<String> = lines.iter().map(|line| name_of(line)).collect();
        let aliases = lines.iter().enumerate().flat_map(|(index, line)| {
            line.split('|').skip(1).map(move |alias| (index, alias.to_owned()))
        });
        let copies = real.iter().cycle().take(names.len());
        let intended = names.iter().chain(copies).cloned().collect();
        BenchmarkNames { aliases: aliases.collect(), intended, names }
    }
}

fn name_of(line: &str) -> String {
    line.split('|').next().unwrap_or_default().to_owned()
}

/// Shuffles items (Durstenfeld, "Algorithm 235: random permutation", 1964).
fn shuffle<T>(chance: &mut NameGenerator, items: &mut [T]) {
    for end in (2..=items.len()).rev() {
        items.swap(end - 1, chance.below(end));
    }
}

fn institution(chance: &mut NameGenerator) -> String {
    let (place, field, other) = (chance.pick(PLACES), chance.pick(FIELDS), chance.pick(FIELDS));
    let (body, region) = (chance.pick(BODIES), chance.pick(REGIONS));
    match chance.below(9) {
        0 => format!("Ministry of {field} of {place}"),
        1 => format!("Department of {field} and {other}"),
        2 => format!("University of {place}"),
        3 => format!("{region} {body} for {field}"),
        4 => format!("{place} Institute of {field}"),
        5 => format!("{region} {field} {body}"),
        6 => format!("{place} {field} {body}"),
        7 => format!("{body} of {field}, {other} and {}", chance.pick(FIELDS)),
        _ => format!("{region} Association of {field} {}", chance.pick(MEMBERS)),
    }
}

fn person(chance: &mut NameGenerator) -> String {
    let (given, family) = (chance.pick(GIVEN), chance.pick(FAMILIES));
    let initial = char::from(b"ABCDEFGHJKLMNPRSTW"[chance.below(18)]);
    match chance.below(10) {
        0 | 1 => format!("{given} {initial}. {family}"),
        2 => format!("{given} {} {family}", chance.pick(GIVEN)),
        3 => format!("{} {given} {family}", chance.pick(TITLES)),
        4 => format!("{given} {family}-{}", chance.pick(FAMILIES)),
        5 => format!("{given} {} {family}", chance.pick(PARTICLES)),
        _ => format!("{given} {family}"),
    }
}

const PLACES: &[&str] = &[
    "Argentina",
    "Bavaria",
    "Brazil",
    "California",
    "Cape Town",
    "Colombia",
    "Denmark",
    "Egypt",
    "Finland",
    "Georgia",
    "Hong Kong",
    "Indonesia",
    "Kenya",
    "Lower Saxony",
    "Malaysia",
    "Mexico",
    "Morocco",
    "New South Wales",
    "New York",
    "Nigeria",
    "Norway",
    "Peru",
    "Poland",
    "Quebec",
    "Sri Lanka",
    "Sweden",
    "Texas",
    "Thailand",
    "Turkey",
    "Vietnam",
    "West Virginia",
    "Zhejiang",
];
const FIELDS: &[&str] = &[
    "Agriculture",
    "Aviation",
    "Chemistry",
    "Commerce",
    "Culture",
    "Defence",
    "Development",
    "Economics",
    "Education",
    "Energy",
    "Environment",
    "Finance",
    "Fisheries",
    "Health",
    "Housing",
    "Industry",
    "Information Technology",
    "Justice",
    "Labour",
    "Marine Research",
    "Medicine",
    "Public Administration",
    "Railways",
    "Science",
    "Security",
    "Social Affairs",
    "Space Research",
    "Standards",
    "Statistics",
    "Trade",
    "Transport",
    "Water Resources",
];
const BODIES: &[&str] = &[
    "Administration",
    "Agency",
    "Authority",
    "Board",
    "Bureau",
    "Centre",
    "Commission",
    "Committee",
    "Council",
    "Foundation",
    "Fund",
    "Institute",
    "Office",
    "Service",
    "Union",
];
const REGIONS: &[&str] = &[
    "African",
    "Asian",
    "Baltic",
    "Central",
    "European",
    "Federal",
    "Global",
    "International",
    "National",
    "Nordic",
    "Pacific",
    "Regional",
    "Southern",
    "State",
    "Supreme",
    "World",
];
const MEMBERS: &[&str] = &["Engineers", "Ministers", "Producers", "Teachers", "Unions", "Workers"];
const TITLES: &[&str] = &[
    "Ambassador",
    "Chairman",
    "Former President",
    "General",
    "Judge",
    "President",
    "Professor",
    "Secretary",
    "Senator",
    "Sir",
    "Vice President",
];
const PARTICLES: &[&str] = &["de", "van der", "von", "da", "al", "bin"];
const GIVEN: &[&str] = &[
    "Aaron",
    "Agnes",
    "Alan",
    "Amélie",
    "Andrew",
    "Barbara",
    "Benjamin",
    "Björn",
    "Carla",
    "Catherine",
    "Christopher",
    "Daniel",
    "Deborah",
    "Donald",
    "Dorothy",
    "Edward",
    "Elizabeth",
    "Francis",
    "George",
    "Grace",
    "Harold",
    "Helen",
    "Ibrahim",
    "Ingrid",
    "Isabel",
    "Jacob",
    "James",
    "Jean",
    "Joe",
    "Joseph",
    "Karen",
    "Kenneth",
    "Laura",
    "Leon",
    "Li",
    "Louise",
    "Magnus",
    "Margaret",
    "Maria",
    "Martin",
    "Michael",
    "Naomi",
    "Nicholas",
    "Olga",
    "Oscar",
    "Patricia",
    "Paul",
    "Philip",
    "Rachel",
    "Ralph",
    "Rebecca",
    "Robert",
    "Ruth",
    "Samuel",
    "Sara",
    "Sergei",
    "Stephen",
    "Tariq",
    "Theodore",
    "Victoria",
    "Walter",
    "Wei",
    "Yuki",
];
const FAMILIES: &[&str] = &[
    "Adams",
    "Ali",
    "Andersson",
    "Baker",
    "Banerjee",
    "Bell",
    "Bennett",
    "Black",
    "Brown",
    "Campbell",
    "Carter",
    "Castillo",
    "Clark",
    "Collins",
    "Cooper",
    "Costa",
    "Davies",
    "Dubois",
    "Edwards",
    "Evans",
    "Fernández",
    "Fleming",
    "Garcia",
    "Gibson",
    "Graham",
    "Green",
    "Hall",
    "Hansen",
    "Harrison",
    "Hughes",
    "Ivanov",
    "Jackson",
    "Johansson",
    "Jones",
    "Kelly",
    "Kennedy",
    "Khan",
    "Kim",
    "King",
    "Lambert",
    "Lewis",
    "López",
    "Marshall",
    "Meyer",
    "Mitchell",
    "Moore",
    "Morgan",
    "Murphy",
    "Nakamura",
    "Nguyen",
    "O'Brien",
    "Okafor",
    "Owen",
    "Parker",
    "Patel",
    "Petrov",
    "Phillips",
    "Reid",
    "Richardson",
    "Robinson",
    "Rossi",
    "Santos",
    "Schneider",
    "Silva",
    "Simpson",
    "Singh",
    "Stewart",
    "Sullivan",
    "Tanaka",
    "Taylor",
    "Thompson",
    "Turner",
    "Wagner",
    "Walker",
    "Watson",
    "White",
    "Williams",
    "Wilson",
    "Wright",
    "Yamamoto",
    "Young",
];
