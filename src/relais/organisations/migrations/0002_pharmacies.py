
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pharmacy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=12, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('address', models.CharField(max_length=200)),
                ('postcode', models.CharField(max_length=4)),
                ('suspended', models.BooleanField()),
                ('first_seen', models.DateField()),
                ('last_seen', models.DateField()),
                ('closed_on', models.DateField(null=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pharmacies', to='organisations.municipality')),
            ],
            options={
                'default_manager_name': 'unscoped',
                'constraints': [models.CheckConstraint(condition=models.Q(('number__regex', '^[1-9][0-9]*$')), name='pharmacy_number_is_digits_without_leading_zero'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('address', ''), _negated=True)), name='pharmacy_has_a_name_and_an_address'), models.CheckConstraint(condition=models.Q(('postcode__regex', '^[1-9][0-9]{3}$')), name='pharmacy_postcode_is_four_digits'), models.CheckConstraint(condition=models.Q(('last_seen__gte', models.F('first_seen'))), name='pharmacy_is_last_seen_not_before_it_was_first'), models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('last_seen')), _connector='OR'), name='pharmacy_closes_not_before_it_was_last_seen')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
