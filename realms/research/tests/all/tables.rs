//! The tables on both databases.

use kit_store::store_test;
use realm_research::{Research, statements};

store_test! {
    fn every_statement_is_understood(store: Store<Research>) {
        kit_store::test::prepare_all(&store, &statements()).expect("every statement is understood");
    }
}
