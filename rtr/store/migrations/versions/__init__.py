"""One module per revision, `v0001_first` and so on; `rtr.store.migrate.HEAD` names the last."""
