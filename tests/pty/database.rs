//! The explorer on a graph in a database.

use super::explorer::{BINARY, command};
use super::session::Session;
use crate::cases::run;
use crate::postgres::Server;

#[test]
fn the_explorer_reads_a_database_again_on_request_and_survives_its_loss() {
    let Some(server) = Server::start() else { return };
    let graph = |name: &str| {
        format!(
            "title: Harbour\nentity_kinds: {{person: {{plural: people}}}}\nentities: {{ada: {{kind: person, name: {name}}}}}\n"
        )
    };
    let push = |name: &str| {
        let (graph, url) = (graph(name), server.url("tester"));
        let pushed = run(&format!("echo '{graph}' > g.yaml; guanxi push g.yaml '{url}'"));
        assert!(pushed.status.success(), "{}", String::from_utf8_lossy(&pushed.stderr));
    };
    push("Ada");
    let url = server.url("tester:s3cret");
    let arguments = [BINARY, "--graph", &url, "--config=none"];
    let Some(mut session) = Session::start(command(&arguments), (180, 30)) else { return };
    session.wait_for_text("Harbour \u{b7} postgres://tester@/postgres?host=");
    session.wait_for_text("changes in the database are not noticed; r reads it again");
    push("Grace");
    session.send(b"r");
    session.wait_for_text("Grace");
    server.stop();
    session.send(b"r");
    session.wait_for_text("1 error: showing the last good graph");
    assert!(session.output().text().contains("Grace"));
    session.send(b"!");
    session.wait_for_text("cannot connect to the server");
    assert!(!session.output().text().contains("s3cret"));
    session.send(b"\x1b");
    server.resume();
    session.send(b"r");
    session.wait_for_text("reloaded");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}
