import com.adobe.epubcheck.tool.EpubChecker;
import java.io.File;

/** Runs EPUBCheck on many files in one Java machine: the first argument is the folder for the reports 0.json, 1.json and so on. */
public final class CheckEpubs {
  public static void main(String[] arguments) {
    for (int index = 1; index < arguments.length; index++) {
      String report = new File(arguments[0], (index - 1) + ".json").getPath();
      new EpubChecker().run(new String[] {arguments[index], "--json", report, "--quiet", "--usage"});
    }
    System.exit(0);
  }
}
