//! Graphs in a real PostgreSQL server, which each test starts for itself.

mod server;

use std::process::Output;

use crate::cases::run;
pub(crate) use server::Server;

const GRAPHS: [&str; 9] = [
    "everything.yaml",
    "ages",
    "anchors",
    "clerks",
    "harbour",
    "namesakes",
    "passage",
    "quarrel",
    "../../graph",
];

/// Every command that prints data of a graph, in every format.
const COMMANDS: [&str; 34] = [
    "search xiaomi --json",
    "search yu chengdong",
    "list entities",
    "list relations --json",
    "list kinds",
    "list families",
    "list sources --json",
    "list contradictions",
    "show lei-jun",
    "show lei-jun --json",
    "show lei-jun porsche",
    "show courage-speech",
    "path lei-jun porsche",
    "path lei-jun porsche --json",
    "common lei-jun porsche --json",
    "timeline",
    "timeline lei-jun --json",
    "source",
    "source courage-speech",
    "source courage-speech#4 --json",
    "dossier lei-jun",
    "draw lei-jun",
    "draw --view map",
    "draw lei-jun porsche --view path",
    "dot lei-jun",
    "export json",
    "export yaml",
    "export csv",
    "export graphml",
    "export turtle",
    "export cypher",
    "export html lei-jun",
    "stats",
    "schema",
];

#[test]
fn a_graph_is_read_back_as_it_was_pushed() {
    let Some(server) = Server::start() else { return };
    for graph in GRAPHS {
        let script = format!(
            "set -e
            guanxi push \"$graphs/{graph}\" '{url}'
            guanxi diff \"$graphs/{graph}\" '{url}'
            guanxi export yaml --graph '{url}' > back.yaml
            guanxi diff \"$graphs/{graph}\" back.yaml
            for format in json yaml; do
              guanxi export $format --graph \"$graphs/{graph}\" > before
              guanxi export $format --graph '{url}' > after
              cmp before after
            done",
            url = server.url("tester")
        );
        let output = run(&script);
        assert!(output.status.success(), "{graph}: {}", transcript(&output));
        assert_eq!(transcript(&output).matches("no differences").count(), 2, "{graph}");
    }
}

#[test]
fn a_source_without_gists_needs_its_article() {
    let Some(server) = Server::start() else { return };
    let script = format!(
        "guanxi push \"$graphs/precision\" '{url}'
        guanxi export json --graph \"$graphs/precision\" > before
        guanxi export json --graph '{url}' --articles \"$graphs/precision/articles\" > after
        cmp before after && guanxi check '{url}'",
        url = server.url("tester")
    );
    let printed = transcript(&run(&script));
    assert!(printed.contains("1 source has an article but no gists"), "{printed}");
    assert!(
        printed.contains("there is no paragraph 4") && !printed.contains("differ"),
        "{printed}"
    );
}

#[test]
fn every_command_prints_the_same_from_a_database() {
    let Some(server) = Server::start() else { return };
    let url = server.url("tester");
    let pushed = run(&format!("guanxi push \"$graphs/../../graph\" '{url}'"));
    assert!(pushed.status.success(), "{}", transcript(&pushed));
    for command in COMMANDS {
        let from_files = run(&format!("guanxi {command} --graph \"$graphs/../../graph\""));
        let from_database = run(&format!("guanxi {command} --graph '{url}'"));
        assert!(from_files.status.success(), "{command}: {}", transcript(&from_files));
        assert_eq!(transcript(&from_database), transcript(&from_files), "{command}");
    }
}

fn transcript(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// A graph that is small enough to type.
const GRAPH: &str = "title: Harbour
entity_kinds: {person: {plural: people}, firm: {plural: firms}}
relation_kinds: {leads: {says: leads, back: is led by, family: work, from: [person], to: [firm]}}
sources: {log: {title: Log, paragraphs: [Ada leads Acme., ~]}}
entities:
  ada: {kind: person, name: Ada, role: Captain, cites: [log#1]}
  acme: {kind: firm, name: Acme}
relations:
  - {from: ada, kind: leads, to: acme, claim: Ada leads Acme., cites: [log#1]}
";

fn push(server: &Server, parameters: &str, graph: &str) -> Output {
    let url = server.url("tester");
    run(&format!("cat > g.yaml <<'END'\n{graph}END\nguanxi push g.yaml '{url}{parameters}'"))
}

#[test]
fn invalid_rows_are_reported_with_their_keys() {
    let Some(server) = Server::start() else { return };
    assert!(push(&server, "", GRAPH).status.success());
    server.sql(
        "SET search_path = guanxi;
        UPDATE meta SET value = E'Harbour \\e[31m' WHERE key = 'title';
        UPDATE entity SET extra = '{not json' WHERE slug = 'acme';
        INSERT INTO entity (slug, kind, name) VALUES (E'bad\\nslug', 'person', 'Line'), ('bob', 'alien', '\u{202e}boB');
        INSERT INTO relation (id, \"from\", kind, \"to\", claim, \"when\") VALUES
          ('lost', 'ada', 'leads', 'nobody', 'x', NULL), ('undated', 'ada', 'leads', 'acme', 'x', '2021-13');
        INSERT INTO citation (owner_kind, owner, fact, n, source, para) VALUES
          ('relation', 'undated', 0, 1, 'log', 99), ('relation', 'lost', 0, 1, 'log', 1), ('relation', 'gone', 0, 1, 'log', 1);
        INSERT INTO fact (entity, n, says, value) VALUES ('ada', 1, 'born', '1970');
        INSERT INTO alias (entity, n, name) VALUES ('ada', 1, '=1+1'), ('ada', 2, '''=2');",
    );
    let output = run(&format!("guanxi check '{}'", server.url("tester")));
    let printed = transcript(&output);
    assert_eq!(output.status.code(), Some(1), "{printed}");
    for expected in [
        "--> guanxi.entity `acme`",
        "not JSON",
        "--> guanxi.entity `bad\\u{a}slug`",
        "--> guanxi.entity `bob`",
        "--> guanxi.relation `lost`",
        "unknown entity `nobody`",
        "--> guanxi.relation `undated`",
        "--> guanxi.citation `undated`",
        "--> guanxi.citation `gone`",
        "--> guanxi.fact `ada`",
    ] {
        assert!(printed.contains(expected), "{expected} is missing in:\n{printed}");
    }
    let shown = transcript(&run(&format!("guanxi show ada --graph '{}'", server.url("tester"))));
    assert!(shown.contains("=1+1, '=2"), "aliases are not formulas: {shown}");
    assert!(!printed.contains('\u{1b}') && !printed.contains('\u{202e}'), "{printed}");
}

#[test]
fn a_push_replaces_only_a_graph_and_keeps_its_readers() {
    let Some(server) = Server::start() else { return };
    assert!(push(&server, "", GRAPH).status.success());
    server.sql(
        "CREATE ROLE \"Reader 1\" LOGIN; CREATE ROLE stranger LOGIN;
        GRANT USAGE ON SCHEMA guanxi TO \"Reader 1\"; GRANT SELECT ON ALL TABLES IN SCHEMA guanxi TO \"Reader 1\";
        ALTER ROLE \"Reader 1\" SET default_transaction_read_only = on",
    );
    let changed = GRAPH.replace("Harbour", "Port");
    assert_eq!(transcript(&push(&server, "", &changed)).matches("pushed 2 entities").count(), 1);
    let ties =
        server.sql("SELECT entity, pos, relation, other, forward FROM guanxi.tie ORDER BY 1, 2");
    assert_eq!(ties, "acme|1|ada.leads.acme|ada|f\nada|1|ada.leads.acme|acme|t\n");
    let keys =
        server.sql("SELECT key, field FROM guanxi.search_key WHERE entity = 'ada' ORDER BY 1, 2");
    assert_eq!(keys, "ada|name\nada|slug\n");
    let title = |user: &str| {
        transcript(&run(&format!("guanxi export json --graph '{}'", server.url(user))))
    };
    assert!(title("Reader%201").contains("\"title\": \"Port\""), "{}", title("Reader%201"));
    let refused = title("stranger");
    assert!(refused.contains("this role may not use the schema"), "{refused}");
    let refused = run(&format!("guanxi push \"$graphs/harbour\" '{}'", server.url("Reader%201")));
    assert_eq!(refused.status.code(), Some(2));
    assert!(transcript(&refused).contains("read-only"), "{}", transcript(&refused));

    server.sql(
        "CREATE SCHEMA other; CREATE TABLE other.mine (n int); CREATE SCHEMA empty;
        CREATE SCHEMA news_old; CREATE TABLE news_old.source (n int)",
    );
    for (schema, reason) in [
        ("other", "contains `mine`"),
        ("empty", "empty exists but is not a graph"),
        ("news", "news_old exists but is not a graph"),
    ] {
        let refused = push(&server, &format!("&schema={schema}"), GRAPH);
        assert_eq!(refused.status.code(), Some(2));
        assert!(transcript(&refused).contains(reason), "{}", transcript(&refused));
    }
    assert_eq!(server.sql("SELECT count(*) FROM other.mine, news_old.source"), "0\n");

    server.sql("CREATE VIEW public.people AS SELECT name FROM guanxi.entity");
    let pushed = push(&server, "", GRAPH);
    assert!(pushed.status.success(), "{}", transcript(&pushed));
    assert!(transcript(&pushed).contains("cannot drop the old schema guanxi_old"));
    let refused = push(&server, "", GRAPH);
    assert!(transcript(&refused).contains("drop it, and what depends on it, then push again"));
    server.sql("DROP VIEW public.people");
    assert!(push(&server, "", GRAPH).status.success());
    assert_eq!(server.sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'guanxi%'"), "1\n");
    let broken = push(&server, "", &GRAPH.replace("cites: [log#1]}", "cites: []}"));
    assert!(transcript(&broken).contains("nothing is pushed"), "{}", transcript(&broken));
}

#[test]
fn views_of_another_database_are_a_graph() {
    let Some(server) = Server::start() else { return };
    server.sql(
        "CREATE TABLE company (name text, boss text, page int);
        INSERT INTO company VALUES ('Acme', 'Ada', 12);
        CREATE SCHEMA guanxi; SET search_path = guanxi, public;
        CREATE VIEW meta AS VALUES ('guanxi_schema', '2'), ('title', 'Companies');
        ALTER VIEW meta RENAME column1 TO key; ALTER VIEW meta RENAME column2 TO value;
        CREATE VIEW entity_kind AS SELECT id, 0 AS ord, id || 's' AS plural FROM (VALUES ('person'), ('firm')) kinds (id);
        CREATE VIEW relation_kind AS SELECT 'leads' AS id, 0 AS ord, 'leads' AS says, 'is led by' AS back, false AS mutual,
          'work' AS family, 'neutral' AS tone, 'person' AS \"from\", 'firm' AS \"to\", NULL AS cues;
        CREATE VIEW source AS SELECT 'register' AS slug, 0 AS ord, 'Register' AS title, NULL AS author, NULL AS publisher,
          '2024' AS published, 'en' AS language, NULL AS url, NULL AS origin, NULL AS note, NULL AS extra;
        CREATE VIEW paragraph AS SELECT ''::text AS source, 1 AS n, ''::text AS gist WHERE false;
        CREATE VIEW entity AS SELECT lower(name) AS slug, 0 AS ord, 'firm' AS kind, name, NULL AS role, NULL AS background,
          NULL AS extra FROM company
          UNION SELECT lower(boss), 0, 'person', boss, NULL, NULL, NULL FROM company;
        CREATE VIEW alias AS SELECT ''::text AS entity, 1 AS n, ''::text AS name, ''::text AS note WHERE false;
        CREATE VIEW link AS SELECT ''::text AS entity, 1 AS n, ''::text AS name, ''::text AS target WHERE false;
        CREATE VIEW fact AS SELECT ''::text AS entity, 1 AS n, ''::text AS id, '' AS says, '' AS value, '' AS \"when\", '' AS disputes,
          '' AS compare WHERE false;
        CREATE VIEW relation AS SELECT lower(name) || '-boss' AS id, 0 AS ord, lower(boss) AS \"from\", 'leads' AS kind,
          lower(name) AS \"to\", 'stated' AS standing, NULL AS \"when\", boss || ' leads ' || name || '.' AS claim, NULL AS said_by,
          NULL AS weight, NULL AS disputes, NULL AS compare, NULL AS extra FROM company;
        CREATE VIEW citation AS SELECT 'relation' AS owner_kind, lower(name) || '-boss' AS owner, 0 AS fact, 1 AS n,
          'register' AS source, NULL AS para, page, NULL AS words FROM company;",
    );
    let url = server.url("tester");
    let checked = run(&format!("guanxi check '{url}' && guanxi show acme --graph '{url}'"));
    assert!(transcript(&checked).contains("no errors"), "{}", transcript(&checked));
    assert!(transcript(&checked).contains("register#p12"), "{}", transcript(&checked));
    let refused = push(&server, "", GRAPH);
    assert!(
        transcript(&refused).contains("which guanxi did not write"),
        "{}",
        transcript(&refused)
    );
}

#[test]
fn failures_are_reported_with_a_next_step() {
    let Some(server) = Server::start() else { return };
    assert!(push(&server, "", GRAPH).status.success());
    server.sql(
        "CREATE ROLE guest LOGIN PASSWORD 'other'; CREATE ROLE hasty LOGIN SUPERUSER;
        ALTER ROLE hasty SET statement_timeout = 1; CREATE SCHEMA later; CREATE TABLE later.meta AS TABLE guanxi.meta;
        UPDATE later.meta SET value = '3' WHERE key = 'guanxi_schema';
        ALTER TABLE guanxi.citation RENAME TO citations; CREATE VIEW guanxi.citation AS
          SELECT citations.* FROM guanxi.citations, pg_sleep(1)",
    );
    server.set_authentication("local all guest scram-sha-256\nlocal all all trust\n");
    let guest = server.url("guest");
    let secret = guest.replace("guest@", "guest:s3cret@");
    for (url, expected) in [
        (
            server.url("tester") + "&schema=none",
            ["no graph in the schema none", "guanxi push PATH"],
        ),
        (server.url("tester") + "&schema=later", ["version `3`", "push the graph again"]),
        (
            server.url("tester") + "&sslmode=require",
            ["server does not support TLS", "host and the port"],
        ),
        (
            server.url("tester").replace("/postgres?", "/nope?"),
            ["does not exist", "existing database"],
        ),
        (server.url("nobody"), ["role \"nobody\" does not exist", ".pgpass"]),
        (guest, ["asks for a password", "PGPASSWORD"]),
        (secret, ["password authentication failed", ".pgpass"]),
        (server.url("hasty"), ["statement timeout", "raise the statement_timeout"]),
        (
            "postgres://u:s3cret@localhost:1/x".to_owned(),
            ["connection refused", "host and the port"],
        ),
        (
            "postgres://u:s3cret@h:x/d".to_owned(),
            ["address of the database is not valid", "postgres://USER"],
        ),
    ] {
        for command in ["show ada --graph", "push \"$graphs/harbour\""] {
            let output = run(&format!("guanxi {command} '{url}'"));
            let printed = transcript(&output);
            // A push does not fail if the schema is missing or has another version.
            if command.starts_with("push") && (url.contains("schema=") || url.contains("hasty")) {
                continue;
            }
            assert_eq!(output.status.code(), Some(2), "{command} {url}: {printed}");
            assert!(!printed.contains("s3cret"), "{printed}");
            for expected in expected {
                assert!(printed.contains(expected), "{command} {url}: no {expected} in {printed}");
            }
        }
    }
    for shown in ["config show", "show ada", "check"] {
        let url = "postgres://u:s3cret@localhost:1/x?password=s3cret";
        let script = format!("guanxi {shown} --graph '{url}'; GUANXI_GRAPH='{url}' guanxi {shown}");
        let printed = transcript(&run(&script));
        assert!(
            printed.contains("postgres://u@localhost:1/x") && !printed.contains("s3cret"),
            "{printed}"
        );
    }
    let unexpected = transcript(&run("guanxi push a b 'postgres://u:s3cret@localhost:1/x'"));
    assert!(unexpected.contains("postgres://u@localhost:1/x"), "{unexpected}");
    let url = server.url("tester");
    let too_large = run(&format!("guanxi show ada --max-size 0 --graph '{url}'"));
    assert!(transcript(&too_large).contains("larger than 0 MiB"), "{}", transcript(&too_large));
    server.stop();
    let printed = transcript(&run(&format!("guanxi show ada --graph '{}'", server.url("tester"))));
    assert!(printed.contains("cannot connect to the server"), "{printed}");
    server.resume();
}

#[test]
fn connections_are_encrypted_and_certificates_are_checked() {
    let Some(server) = Server::start() else { return };
    assert!(push(&server, "", GRAPH).status.success());
    let Some((port, certificate)) = server.encrypt() else { return };
    let show = |host: &str, parameters: &str| {
        let url = format!("postgres://tester@{host}:{port}/postgres{parameters}");
        transcript(&run(&format!("guanxi show ada --graph '{url}'")))
    };
    let certificate = format!("&sslrootcert={certificate}");
    for parameters in ["", "?sslmode=require", &format!("?sslmode=verify-full{certificate}")] {
        let shown = show("localhost", parameters);
        assert!(shown.contains("Captain"), "{parameters}: {shown}");
    }
    for (host, parameters, reason) in [
        ("localhost", "?sslmode=disable".to_owned(), "add sslmode=require"),
        ("localhost", "?sslmode=verify-full".to_owned(), "peer certificate"),
        ("127.0.0.1", format!("?sslmode=verify-full{certificate}"), "not valid for name"),
        (
            "localhost",
            "?sslmode=verify-full&sslrootcert=/none".to_owned(),
            "cannot read the certificates",
        ),
    ] {
        let shown = show(host, &parameters);
        assert!(shown.contains(reason), "{parameters}: {shown}");
    }
}

#[test]
fn a_server_that_stops_answering_is_reported() {
    let Some(server) = Server::start() else { return };
    assert!(push(&server, "", GRAPH).status.success());
    server.signal("STOP");
    let url = server.url("tester") + "&connect_timeout=2";
    let output = run(&format!("guanxi show ada --graph '{url}'"));
    server.signal("CONT");
    assert_eq!(output.status.code(), Some(2));
    assert!(transcript(&output).contains("has not answered for 2 s"), "{}", transcript(&output));
}

#[test]
fn readers_see_either_the_old_graph_or_the_new_one() {
    let Some(server) = Server::start() else { return };
    assert!(push(&server, "", GRAPH).status.success());
    let url = server.url("tester");
    let script = format!(
        "(for i in 1 2 3 4 5 6; do guanxi push \"$graphs/harbour\" '{url}' && guanxi push \"$graphs/clerks\" '{url}'; done) &
        while kill -0 $! 2> kill.log; do guanxi export json --graph '{url}' | cksum; done
        guanxi export json --graph \"$graphs/harbour\" | cksum; guanxi export json --graph \"$graphs/clerks\" | cksum"
    );
    let output = run(&script);
    let printed = transcript(&output);
    let sums: std::collections::BTreeSet<&str> =
        printed.lines().filter(|line| !line.starts_with("pushed")).collect();
    // Readers may also see the first graph.
    assert!((2..=3).contains(&sums.len()), "{printed}");
    assert_eq!(printed.matches("pushed").count(), 12, "{printed}");
}
