//! Who may import whom: the walls of the house, kept by Cargo's graph and not by review.

use super::finding::Finding;
use super::graph::{Graph, Kind};
use super::tree::{Tree, is_test_file, lines_before_tests, numbered};

const ALL: [Kind; 3] = [Kind::Normal, Kind::Build, Kind::Dev];
const BUILT: [Kind; 2] = [Kind::Normal, Kind::Build];
/// Crates that do input or output; an engine is values in, values out.
const IO_CRATES: [&str; 5] = ["tokio", "rusqlite", "postgres", "axum", "ureq"];
/// Crates that open a database.
const DRIVERS: [&str; 3] = ["rusqlite", "postgres", "tokio-postgres"];
/// Parts of the standard library that an engine may not name.
const IO_MODULES: [&str; 4] = ["fs", "net", "env", "process"];

/// Faults of the package graph.
pub(crate) fn check_graph(graph: &Graph) -> Vec<Finding> {
    let mut found = Vec::new();
    for (package, folder) in graph.ours() {
        let place = format!("{folder}/Cargo.toml");
        let realms: Vec<&str> = graph
            .needs(package)
            .filter(|(need, _)| is_realm(need.folder.as_deref()))
            .map(|(need, _)| need.name.as_str())
            .collect();
        if is_realm(Some(folder)) {
            for realm in &realms {
                found.push(Finding::at(&place, format!("{} imports the realm {realm}: realms meet in letters or in what is published, never in code", package.name)));
            }
        } else if folder != "program" && folder != "bench" && !is_proof(Some(folder)) {
            for realm in &realms {
                found.push(Finding::at(&place, format!("{} imports the realm {realm}: only program may, and the proofs and measurements about it; turn the need round with a trait or a value", package.name)));
            }
        }
        for (need, _) in graph
            .needs(package)
            .filter(|(need, _)| is_proof(need.folder.as_deref()))
        {
            found.push(Finding::at(
                &place,
                format!(
                    "{} depends on {}: a proof stands beside the house, nothing is built on it",
                    package.name, need.name
                ),
            ));
        }
        for (need, _) in graph
            .needs(package)
            .filter(|(need, _)| DRIVERS.contains(&need.name.as_str()))
        {
            // The bench compares us with a bare loop over the same driver, so it must open one itself.
            if folder != "kit/store" && folder != "bench" && !folder.starts_with("bench/") {
                found.push(Finding::at(
                    &place,
                    format!(
                        "{} depends on {}: only kit/store opens a connection; use its Tx",
                        package.name, need.name
                    ),
                ));
            }
        }
        if folder.starts_with("engines/") {
            let io = |need: &super::graph::Package| IO_CRATES.contains(&need.name.as_str());
            if let Some(way) = graph.way_to(package, &BUILT, io) {
                found.push(Finding::at(&place, format!("an engine does no input or output, but {} reaches {}; take values and give values", package.name, way.join(" → "))));
            }
        }
        if folder == "realms/municipality" {
            let letters = |need: &super::graph::Package| need.name == "kit-letters";
            if let Some(way) = graph.way_to(package, &ALL, letters) {
                found.push(Finding::at(&place, format!("the municipality has no letter box, in or out, but {}; remove that need, in tests too", way.join(" → "))));
            }
        }
    }
    found
}

/// Faults of the source texts that the graph cannot show.
pub(crate) fn check_sources(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.under("engines/", "rs") {
        for (line, content) in lines_before_tests(path, text) {
            if let Some(module) = IO_MODULES
                .iter()
                .find(|module| content.contains(&format!("std::{module}")))
            {
                found.push(Finding::on(
                    path,
                    line,
                    format!("an engine names std::{module}; take the value as a parameter"),
                ));
            }
        }
    }
    for (path, text) in tree
        .files()
        .filter(|(path, _)| path.ends_with(".rs") && !may_see_axum(path))
    {
        for (line, content) in numbered(text) {
            let code = content.split("//").next().unwrap_or_default();
            if code.contains("axum::") && !path.starts_with("xtask/") {
                found.push(Finding::on(path, line, "only kit/web, program and routes.rs see axum; move this there or use kit_web's own types".to_owned()));
            }
        }
    }
    found
}

/// Faults of routes that nobody declared: a bare router outside the kit gives a page without realm, role and action.
pub(crate) fn check_routes(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.under("realms/", "rs").chain(tree.under("kit/", "rs")) {
        if path.starts_with("kit/web/") || is_test_file(path) {
            continue;
        }
        for (line, content) in lines_before_tests(path, text) {
            let code = content.split("//").next().unwrap_or_default();
            if let Some(bare) = [".route(", "Router::new", ".fallback(", ".nest("]
                .iter()
                .find(|bare| code.contains(**bare))
            {
                found.push(Finding::on(path, line, format!("`{bare}` makes a route with no realm, role and action; declare it with kit_web's routes")));
            }
        }
    }
    found
}

fn is_realm(folder: Option<&str>) -> bool {
    folder.is_some_and(|folder| folder.starts_with("realms/"))
}

/// A proof puts whole installations together in a test; it is part of none.
fn is_proof(folder: Option<&str>) -> bool {
    folder.is_some_and(|folder| folder.starts_with("proofs/"))
}

fn may_see_axum(path: &str) -> bool {
    path.starts_with("kit/web/")
        // A proof puts whole processes together, as program does.
        || path.starts_with("proofs/")
        || path.starts_with("program/")
        || path.starts_with("bench/")
        || path.ends_with("/routes.rs")
        || path.contains("/routes/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOMS: [(&str, &str); 10] = [
        ("landgang", "program"),
        ("realm-civil", "realms/civil"),
        ("realm-citizen", "realms/citizen"),
        ("realm-municipality", "realms/municipality"),
        ("kit-web", "kit/web"),
        ("kit-letters", "kit/letters"),
        ("kit-store", "kit/store"),
        ("engine-search", "engines/search"),
        ("proof-apart", "proofs/apart"),
        ("rusqlite", ""),
    ];

    fn faults(edges: &[(&str, &str, Kind)]) -> Vec<Finding> {
        check_graph(&Graph::of(&ROOMS, edges))
    }

    #[test]
    fn the_program_may_see_every_realm_and_the_store_its_driver() {
        let edges = [
            ("landgang", "realm-civil", Kind::Normal),
            ("landgang", "realm-citizen", Kind::Normal),
            ("kit-store", "rusqlite", Kind::Normal),
        ];
        assert!(faults(&edges).is_empty());
    }

    #[test]
    fn a_proof_may_see_every_realm_and_nobody_may_see_a_proof() {
        let proof = [
            ("proof-apart", "realm-civil", Kind::Dev),
            ("proof-apart", "realm-citizen", Kind::Dev),
        ];
        assert!(faults(&proof).is_empty());
        for who in ["landgang", "realm-civil", "kit-web"] {
            assert_eq!(faults(&[(who, "proof-apart", Kind::Dev)]).len(), 1, "{who}");
        }
    }

    #[test]
    fn a_realm_that_imports_a_realm_is_found_even_in_tests() {
        assert_eq!(
            faults(&[("realm-civil", "realm-citizen", Kind::Dev)]).len(),
            1
        );
    }

    #[test]
    fn a_kit_that_knows_a_realm_is_found() {
        assert_eq!(faults(&[("kit-web", "realm-civil", Kind::Normal)]).len(), 1);
    }

    #[test]
    fn a_second_opener_of_databases_is_found() {
        assert_eq!(
            faults(&[("realm-civil", "rusqlite", Kind::Normal)]).len(),
            1
        );
    }

    #[test]
    fn an_engine_that_reaches_a_driver_through_the_kit_is_found() {
        let found = faults(&[
            ("engine-search", "kit-store", Kind::Normal),
            ("kit-store", "rusqlite", Kind::Normal),
        ]);
        assert!(found.iter().any(|finding| {
            finding
                .to_string()
                .contains("engine-search → kit-store → rusqlite")
        }));
    }

    #[test]
    fn a_letter_box_of_the_municipality_is_found_behind_a_dev_dependency() {
        let found = faults(&[
            ("realm-municipality", "kit-web", Kind::Dev),
            ("kit-web", "kit-letters", Kind::Normal),
        ]);
        assert!(
            found
                .iter()
                .any(|finding| finding.to_string().contains("no letter box"))
        );
    }

    #[test]
    fn an_engine_that_reads_files_is_found_but_not_its_tests() {
        let tree = Tree::of(&[(
            "engines/search/src/lib.rs",
            "use std::fs;\n#[cfg(test)]\nuse std::env;\n",
        )]);
        let found = check_sources(&tree);
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .to_string()
                .starts_with("engines/search/src/lib.rs:1: ")
        );
    }

    #[test]
    fn axum_outside_the_routes_is_found() {
        let tree = Tree::of(&[
            ("realms/civil/src/visit/pages.rs", "use axum::Router;\n"),
            ("realms/civil/src/visit/routes.rs", "use axum::Router;\n"),
            ("kit/web/src/lib.rs", "use axum::Router;\n"),
            ("proofs/edge/tests/edge/page.rs", "use axum::Router;\n"),
        ]);
        assert_eq!(check_sources(&tree).len(), 1);
    }

    #[test]
    fn a_bare_route_is_found() {
        let tree = Tree::of(&[
            (
                "realms/civil/src/visit/routes.rs",
                "let r = Router::new();\nr.route(\"/\", get(x));\n// .route( in words\n",
            ),
            ("kit/web/src/declare.rs", "Router::new()\n"),
        ]);
        assert_eq!(check_routes(&tree).len(), 2);
    }
}
