-- A library of version 1: a simulated session, a live one with a baseline and a pace, and one that was cut off;
-- a journal entry, a goal and an edit. Made by the recorder of that version.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE session (
    number                   INTEGER PRIMARY KEY AUTOINCREMENT,
    begun_unix_ms            INTEGER NOT NULL,
    device                   TEXT    NOT NULL,
    origin                   TEXT    NOT NULL,
    pattern                  TEXT    NOT NULL DEFAULT '',
    planned_s                REAL    NOT NULL,
    length_s                 REAL    NOT NULL DEFAULT 0,
    samples                  INTEGER NOT NULL DEFAULT 0,
    mean_heart_rate_bpm      REAL,
    mean_breath_rate_per_min REAL,
    ended                    TEXT    NOT NULL DEFAULT '',
    writer                   TEXT    NOT NULL
) STRICT;
INSERT INTO session VALUES(1,1763000000000,'sim','simulated','4-0-6-0',600.0,4.0,240,61.5,NULL,'finished','905255bf-6f07-492a-a221-49c44d959648 18038 132188');
INSERT INTO session VALUES(2,1763086400000,'/dev/ttyACM0','live','4-0-6-0',600.0,5.0,300,62.0,NULL,'finished','905255bf-6f07-492a-a221-49c44d959648 18038 132188');
INSERT INTO session VALUES(3,1763172800000,'/dev/ttyACM0','live','4-0-6-0',600.0,6.0,360,62.5,NULL,'','905255bf-6f07-492a-a221-49c44d959648 18038 132188');
CREATE TABLE samples (
    session INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    first   INTEGER NOT NULL,
    body    BLOB    NOT NULL,
    PRIMARY KEY (session, first)
) STRICT, WITHOUT ROWID;
INSERT INTO samples VALUES(1,0,X'3c0000007801ed93314c02411045ff1e2710246241b49010caab6c6c45b6a3a6b1f14ca88c25a581661b6cafb1392b127b6aec3657a3aded51535fa112c799050b1220c6dab9dd999bd9799bcc4f161ec4fee6311836efc3473aba82ba215c87142b90c22b6f521482fd8b5c4f501214d72571a13a2fcda398c611c06c14512c4798f2e60eae12a60271eecc453e9164dc79eb2431b513c726c93acbd51d6c7bf234c9629a658ecdb27596ab3bd859bd570f62ea078e0d827596ab3bd8feb0390c63aab22a3c6fc85ab9d956f38a56dbe77d187c7cd2337df1f0972c01d1bb63179c4b2a7e21ba38717ee24aab96e5fe166fc03ad6b5afa825ebb04dacdcf96fbf54c0c0f242da35d0d0236dd030294c636474c3c2f0d27293b5c66aa3b5e9a669973f8c80b3de41dd3fdd3f575efe30a72ac01d37565431a7f25eb3e697f78e077ead785b3a2917ca7ecbf30bca43e5821f15bf27cdad4b273f5bcc6caa7f03ff42c657');
INSERT INTO samples VALUES(1,60,X'3c0000007801ed53316ec240109cc317130192490712097e012f8872f785f0023f210d513ab6e111a4ba67a4bc220f714fe31f981d3b852da228322d2b6b763cb32359231923708621b6cc7e02b5414d0ad3e78da650eb01dd66b597f8a27254af79f8d2e7adc26ccb9af5c39f280dcc1eaec89eaec8be0ece56d59cd9877e3fddde68732ebb722ed250e8de77396dce65b6d56ff8ef0644e08b3c28c29751504a8014a544ed5f7c54191044a5217a09791eca90a3a8f0fd36799c6eecf3c8a4f3c464301ffa2765e63e3169e25636bb5bececda2edf17b3f1ccbac4a646af5ef85d0e7b2e4ff863e437ef0c4c556757');
INSERT INTO samples VALUES(1,120,X'3c0000007801ed53310ac24010dccb1d415488a5068594dad8d989b98758dc176cd4727fe017f294c55aff709fb0f5dc0d84c0a1a049eb14730333b3c52e070908ba31aca47b171284e41994889a44b4602f72f762de9a4480101a1dbfec45ee45221dbbd71edd478feeb24757aa2de26db40edf20da95b524764d227ee94afe8faf37806011889c6706aa08a140075854488e0009d1ca2c4b487c158bde39efbd830a6073182e466bb34d543ad12a0375e64f94a98156a92ee72633b3a3c9213f4dc7ac4b6d52c5a95d3d4d8887d6fc99f09df502ab095fba');
INSERT INTO samples VALUES(1,180,X'3c0000007801ed53410ac23010dcc4608b14f46851b047bdf802a9fb100ffd83281ef7077e213f3178d63ff413822763a65084a007ebd5394c2699991016429a806e4c0b74af20c0eb8757100d41bc10bcc8ddc0bcb4094fdeb73a5e8317b947443a76cf3f746f3f74e79dbb697a47b72188781a386b11cf8af904ab21886fbac8fff1cd0484d81656c891ab58a8124b5257c2ce91301387bb445cd8d7cc628bc2d6b6a03aa5723b98644bb3d2aa3feaa9a1a2033ed130d52ad1eba9c992f1dee466b6cbb3a04b6dfa2aa44abc0c570670c39f49de594f465e5e6c');
INSERT INTO samples VALUES(2,0,X'3c0000007801ed93314c02411045ff1e2710246241b49010caab6c6c45b6a3a6b1f14ca88c25a581661b6cafb1392b127b6aec3657a3aded51535fa112c799050b1220c6dab9dd999bd9799bcc4f161ec4fee6311836efc3473aba82ba215c87142b90c22b6f521482fd8b5c4f501214d72571a13a2fcda398c611c06c14512c4798f2e60eae12a60271eecc453e9164dc79eb2431b513c726c93acbd51d6c7bf234c9629a658ecdb27596ab3bd859bd570f62ea078e0d827596ab3bd8feb0390c63aab22a3c6fc85ab9d956f38a56dbe77d187c7cd2337df1f0972c01d1bb63179c4b2a7e21ba38717ee24aab96e5fe166fc03ad6b5afa825ebb04dacdcf96fbf54c0c0f242da35d0d0236dd030294c636474c3c2f0d27293b5c66aa3b5e9a669973f8c80b3de41dd3fdd3f575efe30a72ac01d37565431a7f25eb3e697f78e077ead785b3a2917ca7ecbf30bca43e5821f15bf27cdad4b273f5bcc6caa7f03ff42c657');
INSERT INTO samples VALUES(2,60,X'3c0000007801ed53316ec240109cc317130192490712097e012f8872f785f0023f210d513ab6e111a4ba67a4bc220f714fe31f981d3b852da228322d2b6b763cb32359231923708621b6cc7e02b5414d0ad3e78da650eb01dd66b597f8a27254af79f8d2e7adc26ccb9af5c39f280dcc1eaec89eaec8be0ece56d59cd9877e3fddde68732ebb722ed250e8de77396dce65b6d56ff8ef0644e08b3c28c29751504a8014a544ed5f7c54191044a5217a09791eca90a3a8f0fd36799c6eecf3c8a4f3c464301ffa2765e63e3169e25636bb5bececda2edf17b3f1ccbac4a646af5ef85d0e7b2e4ff863e437ef0c4c556757');
INSERT INTO samples VALUES(2,120,X'3c0000007801ed53310ac24010dccb1d415488a5068594dad8d989b98758dc176cd4727fe017f294c55aff709fb0f5dc0d84c0a1a049eb14730333b3c52e070908ba31aca47b171284e41994889a44b4602f72f762de9a4480101a1dbfec45ee45221dbbd71edd478feeb24757aa2de26db40edf20da95b524764d227ee94afe8faf37806011889c6706aa08a140075854488e0009d1ca2c4b487c158bde39efbd830a6073182e466bb34d543ad12a0375e64f94a98156a92ee72633b3a3c9213f4dc7ac4b6d52c5a95d3d4d8887d6fc99f09df502ab095fba');
INSERT INTO samples VALUES(2,180,X'3c0000007801ed53410ac23010dcc4608b14f46851b047bdf802a9fb100ffd83281ef7077e213f3178d63ff413822763a65084a007ebd5394c2699991016429a806e4c0b74af20c0eb8757100d41bc10bcc8ddc0bcb4094fdeb73a5e8317b947443a76cf3f746f3f74e79dbb697a47b72188781a386b11cf8af904ab21886fbac8fff1cd0484d81656c891ab58a8124b5257c2ce91301387bb445cd8d7cc628bc2d6b6a03aa5723b98644bb3d2aa3feaa9a1a2033ed130d52ad1eba9c992f1dee466b6cbb3a04b6dfa2aa44abc0c570670c39f49de594f465e5e6c');
INSERT INTO samples VALUES(2,240,X'3c0000007801ed93bd0dc2301085df99f0ab484941118914e9e8d800b88e3552216a4481a86e944cc00a7894b0011b185f8202421490b4d8d6e7977b7e96755260a0a31d3125476eaba00a4e55a34170c06be5a1bd019cbde9b60a5470aa9e5a8bb5f1e6ea73375a6b99bd76c89e3a64a7adb3717cd36c855f7bc57cd16c855fb3dae9fff8ba0302ababcc050c2e58904909c90ae1c242fc62bdcb5ab1de67c9cb32f713458cf97e320b17fda51950dca38870f4ff0da21199a159a741384cc6c16e941e92b01f064b130cc89f5ae96dac68b6fae303e5430d77cd3ce487');
INSERT INTO samples VALUES(3,0,X'3c0000007801ed93314c02411045ff1e2710246241b49010caab6c6c45b6a3a6b1f14ca88c25a581661b6cafb1392b127b6aec3657a3aded51535fa112c799050b1220c6dab9dd999bd9799bcc4f161ec4fee6311836efc3473aba82ba215c87142b90c22b6f521482fd8b5c4f501214d72571a13a2fcda398c611c06c14512c4798f2e60eae12a60271eecc453e9164dc79eb2431b513c726c93acbd51d6c7bf234c9629a658ecdb27596ab3bd859bd570f62ea078e0d827596ab3bd8feb0390c63aab22a3c6fc85ab9d956f38a56dbe77d187c7cd2337df1f0972c01d1bb63179c4b2a7e21ba38717ee24aab96e5fe166fc03ad6b5afa825ebb04dacdcf96fbf54c0c0f242da35d0d0236dd030294c636474c3c2f0d27293b5c66aa3b5e9a669973f8c80b3de41dd3fdd3f575efe30a72ac01d37565431a7f25eb3e697f78e077ead785b3a2917ca7ecbf30bca43e5821f15bf27cdad4b273f5bcc6caa7f03ff42c657');
INSERT INTO samples VALUES(3,60,X'3c0000007801ed53316ec240109cc317130192490712097e012f8872f785f0023f210d513ab6e111a4ba67a4bc220f714fe31f981d3b852da228322d2b6b763cb32359231923708621b6cc7e02b5414d0ad3e78da650eb01dd66b597f8a27254af79f8d2e7adc26ccb9af5c39f280dcc1eaec89eaec8be0ece56d59cd9877e3fddde68732ebb722ed250e8de77396dce65b6d56ff8ef0644e08b3c28c29751504a8014a544ed5f7c54191044a5217a09791eca90a3a8f0fd36799c6eecf3c8a4f3c464301ffa2765e63e3169e25636bb5bececda2edf17b3f1ccbac4a646af5ef85d0e7b2e4ff863e437ef0c4c556757');
INSERT INTO samples VALUES(3,120,X'3c0000007801ed53310ac24010dccb1d415488a5068594dad8d989b98758dc176cd4727fe017f294c55aff709fb0f5dc0d84c0a1a049eb14730333b3c52e070908ba31aca47b171284e41994889a44b4602f72f762de9a4480101a1dbfec45ee45221dbbd71edd478feeb24757aa2de26db40edf20da95b524764d227ee94afe8faf37806011889c6706aa08a140075854488e0009d1ca2c4b487c158bde39efbd830a6073182e466bb34d543ad12a0375e64f94a98156a92ee72633b3a3c9213f4dc7ac4b6d52c5a95d3d4d8887d6fc99f09df502ab095fba');
INSERT INTO samples VALUES(3,180,X'3c0000007801ed53410ac23010dcc4608b14f46851b047bdf802a9fb100ffd83281ef7077e213f3178d63ff413822763a65084a007ebd5394c2699991016429a806e4c0b74af20c0eb8757100d41bc10bcc8ddc0bcb4094fdeb73a5e8317b947443a76cf3f746f3f74e79dbb697a47b72188781a386b11cf8af904ab21886fbac8fff1cd0484d81656c891ab58a8124b5257c2ce91301387bb445cd8d7cc628bc2d6b6a03aa5723b98644bb3d2aa3feaa9a1a2033ed130d52ad1eba9c992f1dee466b6cbb3a04b6dfa2aa44abc0c570670c39f49de594f465e5e6c');
INSERT INTO samples VALUES(3,240,X'3c0000007801ed93bd0dc2301085df99f0ab484941118914e9e8d800b88e3552216a4481a86e944cc00a7894b0011b185f8202421490b4d8d6e7977b7e96755260a0a31d3125476eaba00a4e55a34170c06be5a1bd019cbde9b60a5470aa9e5a8bb5f1e6ea73375a6b99bd76c89e3a64a7adb3717cd36c855f7bc57cd16c855fb3dae9fff8ba0302ababcc050c2e58904909c90ae1c242fc62bdcb5ab1de67c9cb32f713458cf97e320b17fda51950dca38870f4ff0da21199a159a741384cc6c16e941e92b01f064b130cc89f5ae96dac68b6fae303e5430d77cd3ce487');
INSERT INTO samples VALUES(3,300,X'3c0000007801ed933d0a02311085dfacf10759598ba08516e96cc4d24e49e735ac2c3c8188c81c2527f00ae6286bef1d62667751119b5d5b537cf3f2260f868120819c6684a6406127a00241d45383108077a7d2b1015c6233ec04281044bdb49865e3a32be36ec46b98bdfd903dfe90d58db35adf255ba0eeaeacbd4ab640ddac6cfa7f6a6c801936372e3256cfc8d981b7397bf660ebd932c088d51b6fd919e37267b0d5989f476ab050aba443c316658443fc37c87a947493f5540dba93beda2f67a771da4ee32b459d16619dc5d16c395e55cacb17f2170f0f07ebe4f7');
CREATE TABLE event (
    session        INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    samples_before INTEGER NOT NULL,
    time_s         REAL    NOT NULL,
    kind           TEXT    NOT NULL,
    body           TEXT    NOT NULL,
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;
INSERT INTO event VALUES(1,0,0,0.0,'session_start','{"device":"sim","origin":"simulated","planned_s":600.0,"since_launch_s":3.0,"time_s":0.0,"unix_ms":1763000000000}');
INSERT INTO event VALUES(1,1,0,0.0,'stream','{"channel":"ecg","rate":50.0,"time_s":0.0}');
INSERT INTO event VALUES(1,2,0,0.0,'stream','{"channel":"belt","rate":10.0,"time_s":0.0}');
INSERT INTO event VALUES(1,3,0,0.0,'pacer_change','{"pattern":{"exhale_s":6.0,"first_fill":1.0,"hold_empty_s":0.0,"hold_full_s":0.0,"inhale_s":4.0,"top_up_rest_s":0.0,"top_up_s":0.0},"running":true,"time_s":0.0}');
INSERT INTO event VALUES(1,4,26,0.4000000000000000222,'beat','{"ibi_ms":1000.0,"number":0,"quality":1.0,"source":"ecg","time_s":0.4}');
INSERT INTO event VALUES(1,5,60,1.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":60.0,"rhythm_provisional":false,"time_s":1.0}');
INSERT INTO event VALUES(1,6,86,1.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":1,"quality":1.0,"source":"ecg","time_s":1.4}');
INSERT INTO event VALUES(1,7,120,2.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":61.0,"rhythm_provisional":false,"time_s":2.0}');
INSERT INTO event VALUES(1,8,146,2.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":2,"quality":1.0,"source":"ecg","time_s":2.4}');
INSERT INTO event VALUES(1,9,180,3.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":62.0,"rhythm_provisional":false,"time_s":3.0}');
INSERT INTO event VALUES(1,10,206,3.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":3,"quality":1.0,"source":"ecg","time_s":3.4}');
INSERT INTO event VALUES(1,11,240,4.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":63.0,"rhythm_provisional":false,"time_s":4.0}');
INSERT INTO event VALUES(1,12,240,4.0,'session_end','{"time_s":4.0}');
INSERT INTO event VALUES(2,0,0,0.0,'session_start','{"device":"/dev/ttyACM0","origin":"live","planned_s":600.0,"since_launch_s":3.0,"time_s":0.0,"unix_ms":1763086400000}');
INSERT INTO event VALUES(2,1,0,0.0,'stream','{"channel":"ecg","rate":50.0,"time_s":0.0}');
INSERT INTO event VALUES(2,2,0,0.0,'stream','{"channel":"belt","rate":10.0,"time_s":0.0}');
INSERT INTO event VALUES(2,3,0,0.0,'pacer_change','{"pattern":{"exhale_s":6.0,"first_fill":1.0,"hold_empty_s":0.0,"hold_full_s":0.0,"inhale_s":4.0,"top_up_rest_s":0.0,"top_up_s":0.0},"running":true,"time_s":0.0}');
INSERT INTO event VALUES(2,4,26,0.4000000000000000222,'beat','{"ibi_ms":1000.0,"number":0,"quality":1.0,"source":"ecg","time_s":0.4}');
INSERT INTO event VALUES(2,5,60,1.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":60.0,"rhythm_provisional":false,"time_s":1.0}');
INSERT INTO event VALUES(2,6,86,1.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":1,"quality":1.0,"source":"ecg","time_s":1.4}');
INSERT INTO event VALUES(2,7,120,2.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":61.0,"rhythm_provisional":false,"time_s":2.0}');
INSERT INTO event VALUES(2,8,146,2.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":2,"quality":1.0,"source":"ecg","time_s":2.4}');
INSERT INTO event VALUES(2,9,180,3.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":62.0,"rhythm_provisional":false,"time_s":3.0}');
INSERT INTO event VALUES(2,10,206,3.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":3,"quality":1.0,"source":"ecg","time_s":3.4}');
INSERT INTO event VALUES(2,11,240,4.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":63.0,"rhythm_provisional":false,"time_s":4.0}');
INSERT INTO event VALUES(2,12,266,4.4000000000000003552,'beat','{"ibi_ms":1000.0,"number":4,"quality":1.0,"source":"ecg","time_s":4.4}');
INSERT INTO event VALUES(2,13,300,5.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":64.0,"rhythm_provisional":false,"time_s":5.0}');
INSERT INTO event VALUES(2,14,300,4.0,'baseline_found','{"baseline":{"breath_rate_per_min":14.0,"heart_rate_bpm":62.0,"rmssd_ms":30.0,"swing_bpm":6.0},"time_s":4.0}');
INSERT INTO event VALUES(2,15,300,4.5,'pace_found','{"high_per_min":6.0,"low_per_min":5.0,"rate_per_min":5.5,"time_s":4.5,"verdict":"found"}');
INSERT INTO event VALUES(2,16,300,5.0,'session_end','{"time_s":5.0}');
INSERT INTO event VALUES(3,0,0,0.0,'session_start','{"device":"/dev/ttyACM0","origin":"live","planned_s":600.0,"since_launch_s":3.0,"time_s":0.0,"unix_ms":1763172800000}');
INSERT INTO event VALUES(3,1,0,0.0,'stream','{"channel":"ecg","rate":50.0,"time_s":0.0}');
INSERT INTO event VALUES(3,2,0,0.0,'stream','{"channel":"belt","rate":10.0,"time_s":0.0}');
INSERT INTO event VALUES(3,3,0,0.0,'pacer_change','{"pattern":{"exhale_s":6.0,"first_fill":1.0,"hold_empty_s":0.0,"hold_full_s":0.0,"inhale_s":4.0,"top_up_rest_s":0.0,"top_up_s":0.0},"running":true,"time_s":0.0}');
INSERT INTO event VALUES(3,4,26,0.4000000000000000222,'beat','{"ibi_ms":1000.0,"number":0,"quality":1.0,"source":"ecg","time_s":0.4}');
INSERT INTO event VALUES(3,5,60,1.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":60.0,"rhythm_provisional":false,"time_s":1.0}');
INSERT INTO event VALUES(3,6,86,1.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":1,"quality":1.0,"source":"ecg","time_s":1.4}');
INSERT INTO event VALUES(3,7,120,2.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":61.0,"rhythm_provisional":false,"time_s":2.0}');
INSERT INTO event VALUES(3,8,146,2.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":2,"quality":1.0,"source":"ecg","time_s":2.4}');
INSERT INTO event VALUES(3,9,180,3.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":62.0,"rhythm_provisional":false,"time_s":3.0}');
INSERT INTO event VALUES(3,10,206,3.3999999999999999111,'beat','{"ibi_ms":1000.0,"number":3,"quality":1.0,"source":"ecg","time_s":3.4}');
INSERT INTO event VALUES(3,11,240,4.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":63.0,"rhythm_provisional":false,"time_s":4.0}');
INSERT INTO event VALUES(3,12,266,4.4000000000000003552,'beat','{"ibi_ms":1000.0,"number":4,"quality":1.0,"source":"ecg","time_s":4.4}');
INSERT INTO event VALUES(3,13,300,5.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":64.0,"rhythm_provisional":false,"time_s":5.0}');
INSERT INTO event VALUES(3,14,326,5.4000000000000003552,'beat','{"ibi_ms":1000.0,"number":5,"quality":1.0,"source":"ecg","time_s":5.4}');
INSERT INTO event VALUES(3,15,360,6.0,'state','{"breath":{"level":0.0,"reason":"no_signal"},"breath_source":"none","calm":"not_enough","calm_confidence":0.0,"calm_parts":{},"calm_provisional":false,"calm_reason":"no_signal","heart":{"level":0.0,"reason":"no_signal"},"heart_rate_bpm":65.0,"rhythm_provisional":false,"time_s":6.0}');
CREATE TABLE journal (
    number          INTEGER PRIMARY KEY AUTOINCREMENT,
    written_unix_ms INTEGER NOT NULL,
    session         INTEGER REFERENCES session(number) ON DELETE SET NULL,
    prompt          TEXT    NOT NULL DEFAULT '',
    text            TEXT    NOT NULL
) STRICT;
INSERT INTO journal VALUES(1,1763000100000,1,'What was quiet?','The street.');
CREATE TABLE goal (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    set_unix_ms  INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    times_a_week INTEGER NOT NULL,
    minutes      INTEGER NOT NULL,
    look_again   TEXT    NOT NULL DEFAULT ''
) STRICT;
INSERT INTO goal VALUES(1,1763000200000,'Breathe before breakfast',3,5,'');
CREATE TABLE interval_edit (
    session  INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    step     INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    interval INTEGER NOT NULL,
    parts    INTEGER NOT NULL,
    class    TEXT    NOT NULL,
    PRIMARY KEY (session, step)
) STRICT, WITHOUT ROWID;
INSERT INTO interval_edit VALUES(1,1,'mark',1,1,'ectopic');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('session',3);
INSERT INTO sqlite_sequence VALUES('journal',1);
INSERT INTO sqlite_sequence VALUES('goal',1);
COMMIT;
PRAGMA application_id = 1165324398;
PRAGMA user_version = 1;
