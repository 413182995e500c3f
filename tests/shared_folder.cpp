// SPDX-License-Identifier: MIT
#include "app/shared_folder.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

TEST_CASE(
    "shared files: found under the prefix of an installed program, and in the source tree of a "
    "built one")
{
    const TemporaryFolder folder;
    namespace fs = std::filesystem;
    const fs::path prefix = folder.path("usr");
    fs::create_directories(prefix / "share/eupnea/practices");
    CHECK(app::shared_folder(prefix / "bin/eupnea", "practices") ==
          prefix / "share/eupnea/practices");

    const fs::path tree = folder.path("eupnea");
    fs::create_directories(tree / "practices");
    CHECK(app::shared_folder(tree / "build/debug/eupnea", "practices").empty());
    folder.write("eupnea/CMakeLists.txt", "");
    CHECK(app::shared_folder(tree / "build/debug/eupnea", "practices") == tree / "practices");
}
